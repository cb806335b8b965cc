package io.xingyuan.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Subjects in a database, in the tables that generated queries read. */
final class SqlStore implements SqlTarget {

    private static final int ROWS_PER_INSERT = 200;

    private final Connection connection;
    private final SqlDialect dialect;

    SqlStore(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    @Override
    public void create(FactSchema schema) throws SQLException {
        List<String> tables = new ArrayList<>(List.of(FactSchema.AWARDS));
        for (Entity entity : Entity.values()) {
            tables.add(FactSchema.table(entity));
        }
        for (String table : tables) {
            run("drop table if exists " + dialect.name(table));
        }
        for (String statement : schema.statements()) {
            run(statement);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public <T> T ask(String sql, Reader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reader.read(new Found(rows));
        } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + "\n" + sql, refused);
        }
    }

    @Override
    public void insert(String table, List<List<@Nullable Object>> rows) throws SQLException {
        for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
            String some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_INSERT)).stream()
                    .map(row -> row.stream().map(this::literal).collect(Collectors.joining(",", "(", ")")))
                    .collect(Collectors.joining(","));
            run("insert into " + dialect.name(table) + " values " + some);
        }
    }

    private String literal(@Nullable Object cell) {
        return cell instanceof String text
                ? dialect.text(text)
                : cell instanceof LocalDate day ? dialect.day(day.toEpochDay()) : String.valueOf(cell);
    }

    private record Found(ResultSet rows) implements Rows {

        @Override
        public boolean next() throws SQLException {
            return rows.next();
        }

        @Override
        public String text(String column) throws SQLException {
            return rows.getString(column);
        }

        @Override
        public @Nullable Long number(String column) throws SQLException {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : Long.valueOf(value);
        }

        @Override
        public boolean flag(String column) throws SQLException {
            return rows.getBoolean(column);
        }
    }
}
