package io.xingyuan.cluster;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests. */
final class TestSession {

    private static final SparkSession SPARK = begin();

    private TestSession() {}

    static SparkSession spark() {
        return SPARK;
    }

    /** Whether Spark interprets queries instead of compiling them, which takes longer than running them on a few rows. */
    static void interpret(boolean interpret) {
        SPARK.conf().set("spark.sql.codegen.wholeStage", !interpret);
        SPARK.conf().set("spark.sql.codegen.factoryMode", interpret ? "NO_CODEGEN" : "FALLBACK");
    }

    private static SparkSession begin() {
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.sql.shuffle.partitions", "3");
        System.setProperty("spark.sql.adaptive.coalescePartitions.enabled", "false");
        System.setProperty("spark.driver.bindAddress", "127.0.0.1");
        System.setProperty("spark.driver.host", "127.0.0.1");
        return ClusterMain.session("local[2]");
    }
}
