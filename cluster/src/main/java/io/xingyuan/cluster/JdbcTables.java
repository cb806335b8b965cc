package io.xingyuan.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** 数据库里的表: tables and views of a database that a JDBC address names; read in parts where there is an ordinal. */
record JdbcTables(SparkSession spark, String url) implements Function<String, Optional<Dataset<Row>>> {

    private static final String ORDINAL = "ordinal";

    @Override
    public Optional<Dataset<Row>> apply(String table) {
        boolean there = ask(table, connection -> {
            // Only where a query without a schema looks first: another schema may have a table of that name.
            try (ResultSet found =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
                return found.next();
            }
        });
        return there ? Optional.of(read(table)) : Optional.empty();
    }

    private Dataset<Row> read(String table) {
        DataFrameReader reader = spark.read()
                .format("jdbc")
                .option("url", url)
                .option("dbtable", table)
                .option("fetchsize", 10_000);
        Dataset<Row> whole = reader.load();
        if (!Arrays.asList(whole.columns()).contains(ORDINAL)) {
            return whole;
        }
        long[] limits = ask(table, connection -> limits(connection, table));
        int parts = 4 * spark.sparkContext().defaultParallelism();
        return limits[1] - limits[0] < parts
                ? whole
                : reader.option("partitionColumn", ORDINAL)
                        .option("lowerBound", limits[0])
                        .option("upperBound", limits[1])
                        .option("numPartitions", parts)
                        .load();
    }

    private static long[] limits(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select min(ordinal), max(ordinal) from " + table)) {
            found.next();
            return new long[] {found.getLong(1), found.getLong(2)};
        }
    }

    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T ask(String table, Question<T> question) {
        try (Connection connection = DriverManager.getConnection(url)) {
            return question.of(connection);
        } catch (SQLException refused) {
            throw fault(table, String.valueOf(refused.getMessage()));
        }
    }

    /** What drivers say may hold the address, and that a password. */
    private Fault fault(String table, String said) {
        String plain = said.replace(url, url.replaceFirst("[?;].*", ""));
        return said.contains("No suitable driver")
                ? new Fault(
                        Ending.NO_DATABASE, "没有这种数据库的驱动，用 --jars 带上：" + plain, "no driver for this kind of database")
                : new Fault(
                        Ending.NO_DATABASE,
                        "数据库读不了 " + table + " 表：" + plain,
                        "the database does not let " + table + " be read");
    }
}
