package io.xingyuan.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * 恢复标记: an empty schema that says that what lies beside it is a restore that has not come to its end. It stands from
 * before the first table until the last file is in its place, whatever dies meanwhile; the platform does not start on it.
 */
public final class RestoreMark {

    private static final String SCHEMA = "xingyuan_restoring";
    private static final String SEPARATOR = "\n";

    private RestoreMark() {}

    /** Puts it; {@code before} are the schemas, quoted where they must be, which were there and are to stay. */
    public static void put(Connection connection, Collection<String> before) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + SCHEMA);
            statement.execute("comment on schema " + SCHEMA + " is '"
                    + String.join(SEPARATOR, before).replace("'", "''") + "'");
        }
    }

    /** What {@link #put} was told, empty when no restore was cut off here. */
    public static Optional<Set<String>> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(obj_description(oid, 'pg_namespace'), '')"
                        + " from pg_catalog.pg_namespace where nspname = '" + SCHEMA + "'")) {
            return row.next() ? Optional.of(Set.of(row.getString(1).split(SEPARATOR))) : Optional.empty();
        }
    }

    public static void remove(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA);
        }
    }
}
