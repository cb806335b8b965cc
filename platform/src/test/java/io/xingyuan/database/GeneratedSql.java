package io.xingyuan.database;

import io.xingyuan.engine.DifferentialRun.Comparison;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.SqlDialect;
import io.xingyuan.engine.SqlDifferential;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/** The SQL generated from rules, compared with interpreter and columns on one database. */
final class GeneratedSql {

    private static final String SCHEMA = "generated_sql";

    private GeneratedSql() {}

    /** In a schema of its own, on the tests' PostgreSQL. */
    static long onPostgres(long seed, Comparison comparison) throws SQLException {
        try (Connection connection = TestDatabase.source().getConnection()) {
            run(connection, "drop schema if exists " + SCHEMA + " cascade");
            run(connection, "create schema " + SCHEMA);
            run(connection, "set search_path to " + SCHEMA);
            // Compiling such queries takes longer than running them.
            run(connection, "set jit to off");
            long compared = comparison.compare(new SqlDifferential(connection, SqlDialect.POSTGRESQL, seed));
            run(connection, "drop schema " + SCHEMA + " cascade");
            return compared;
        }
    }

    static long onDuckDb(long seed, Comparison comparison) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return comparison.compare(new SqlDifferential(connection, SqlDialect.DUCKDB, seed));
        }
    }

    static Comparison expressions(int count, int rows) {
        return differential -> differential.expressions(count, rows);
    }

    static Comparison clauses(LocalDate asOf, int enterprises) throws PolicyProblems {
        PolicyLibrary library = Policies.load(Path.of("..", "policies"));
        return differential -> differential.clauses(library, asOf, enterprises);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
