package io.xingyuan.engine;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The clause as generated SQL on DuckDB, on one thread, the answers kept in a table: all outputs. */
final class ByDuckDb implements AutoCloseable {

    private static final List<State> STATES = List.of(State.values());

    private final BenchClause given;
    private final Connection connection;
    private final String query;

    ByDuckDb(BenchClause given) throws SQLException, IOException {
        this.given = given;
        connection = DriverManager.getConnection("jdbc:duckdb:");
        query = given.library()
                .sql(given.plan().clause().id(), SqlDialect.DUCKDB, BenchClause.TODAY)
                .text();
        run("set threads = 1");
        for (String table :
                given.library().schema(SqlDialect.DUCKDB, BenchClause.TODAY).statements()) {
            run(table);
        }
        load();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void load() throws SQLException, IOException {
        Path file = Files.createTempFile("bench", ".csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < given.rows(); row++) {
                out.append(Integer.toString(row));
                cell(out, given.kind()[row], given.text(given.kind()[row]));
                cell(out, given.grade()[row], given.text(given.grade()[row]));
                cell(out, given.deal()[row], Long.toString(given.deal()[row]));
                cell(out, given.credit()[row], given.credit()[row] == 1 ? "true" : "false");
                out.append('\n');
            }
        }
        run("copy enterprise (id, kind, kind__standing, grade, grade__standing, deal_2024, deal_2024__standing, credit,"
                + " credit__standing) from '" + file + "' (format csv, header false, nullstr '')");
        Files.delete(file);
    }

    private static void cell(Writer out, long cell, @Nullable String text) throws IOException {
        int mask = Unknown.mask(cell);
        out.append(',').append(mask == 0 && text != null ? text : "");
        out.append(',').append(mask == Unknown.STALE ? "2" : "");
    }

    /** Computes and keeps all answers. */
    void compute() throws SQLException {
        run("create or replace temp table answer as " + query);
    }

    /** The answers kept. */
    Answers answers() throws SQLException {
        Answers out = Answers.room(given.rows());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from answer")) {
            while (rows.next()) {
                int row = Integer.parseInt(rows.getString("id"));
                int mark = STATES.indexOf(State.valueOf(rows.getString("state"))) | rows.getInt("reasons") << 2;
                out.marks()[row] = (byte) (rows.getBoolean("bound") ? mark | 64 : mark);
                out.fen()[row] = number(rows, "fen", ClauseColumn.NO_AMOUNT);
                out.distance()[row] = number(rows, "distance", ClauseColumn.NO_DISTANCE);
            }
        }
        return out;
    }

    private static long number(ResultSet rows, String column, long none) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? none : value;
    }

    String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
