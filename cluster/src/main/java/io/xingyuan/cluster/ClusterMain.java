package io.xingyuan.cluster;

import io.xingyuan.engine.PolicyProblems;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** 集群体检的入口: {@code spark-submit --class io.xingyuan.cluster.ClusterMain …} and {@code policy run --spark …}. */
public final class ClusterMain {

    private ClusterMain() {}

    /** Exit codes: those of {@link Ending}. */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(start(List.of(arguments), out, errors));
    }

    /** What went wrong is said when Spark has said its last. */
    static int start(List<String> arguments, PrintStream out, PrintStream errors) {
        Ended ended = ended(arguments, out);
        ended.words().forEach(errors::println);
        return ended.ending().code();
    }

    private static Ended ended(List<String> arguments, PrintStream out) {
        ClusterOptions options;
        try {
            options = ClusterOptions.of(arguments, LocalDate.now(ZoneId.systemDefault()));
        } catch (Fault wrong) {
            return Ended.wrongUse(wrong);
        }
        try {
            SparkSession spark = session(options.master());
            try {
                return run(spark, options, out);
            } finally {
                spark.stop();
            }
        } catch (Exception | Error broken) { // whatever it is, the last line is for a person
            return Ended.of(broken);
        }
    }

    /** A session in which an overflow is an error and dates are java.time's. */
    static SparkSession session(@Nullable String master) {
        SparkSession.Builder builder = SparkSession.builder().appName("xingyuan");
        if (master != null) {
            builder.master(master);
        }
        return builder.config("spark.sql.ansi.enabled", true)
                .config("spark.sql.datetime.java8API.enabled", true)
                .config("spark.sql.caseSensitive", true)
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    /** The run, with whatever goes wrong said in words. */
    static Ended run(SparkSession spark, ClusterOptions options, PrintStream out) {
        try {
            return new ClusterRun(spark, out).run(options) ? Ended.well() : Ended.withoutAnswers();
        } catch (PolicyProblems problems) {
            return Ended.of(problems.problems());
        } catch (Exception | Error broken) { // an error of memory is nothing but a failure of this run
            return Ended.of(broken);
        }
    }
}
