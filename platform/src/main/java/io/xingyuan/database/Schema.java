package io.xingyuan.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;

/** 表结构版本: which of the program's migrations a database has had, and how it gets more. */
public final class Schema {

    private Schema() {}

    /** The newest migration that this database has had, empty for none. */
    public static String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table =
                    statement.executeQuery("select to_regclass('public.flyway_schema_history') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return "";
                }
            }
            try (ResultSet row = statement.executeQuery("select version from public.flyway_schema_history"
                    + " where success and version is not null order by installed_rank desc limit 1")) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** What this program would still do to the tables, oldest first. */
    public static List<String> pending(String secretUrl) {
        return Arrays.stream(flyway(secretUrl, "latest").info().pending())
                .map(migration -> String.valueOf(migration.getVersion()))
                .toList();
    }

    /** Migrations that have failed, or that a newer program has made. */
    public static List<String> strange(String secretUrl) {
        return Arrays.stream(flyway(secretUrl, "latest").info().all())
                .filter(migration -> migration.getState().isFailed()
                        || (migration.getState().isApplied()
                                && !migration.getState().isResolved()))
                .map(migration -> String.valueOf(migration.getVersion()))
                .toList();
    }

    /** Brings a database up to the program's tables, all or nothing. */
    public static void migrate(String secretUrl) {
        Migrations.apply(flyway(secretUrl, "latest"));
    }

    /** Brings an empty database to the tables of an earlier version. */
    public static void migrate(String secretUrl, String version) {
        Migrations.apply(flyway(secretUrl, version));
    }

    private static Flyway flyway(String secretUrl, String version) {
        return Flyway.configure()
                .dataSource(secretUrl, null, null)
                .locations("classpath:db/migration")
                .target(version)
                .group(true)
                .load();
    }
}
