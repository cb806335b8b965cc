package io.xingyuan.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subjects in a database, in the tables that generated queries read. */
final class SqlStore {

    private static final int ROWS_PER_INSERT = 200;

    private final Connection connection;
    private final SqlDialect dialect;

    SqlStore(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Begins anew with these tables. */
    void create(FactSchema schema) throws SQLException {
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

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a query answers. */
    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    <T> T ask(String sql, Reader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reader.read(rows);
        } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + "\n" + sql, refused);
        }
    }

    /** Puts enterprises with all that belongs to them into the tables. */
    void fill(FactSchema schema, FactDictionary dictionary, List<Subject> enterprises) throws SQLException {
        Map<Entity, List<String>> rows = new HashMap<>();
        for (Subject enterprise : enterprises) {
            row(schema, dictionary, enterprise, enterprise, rows);
            enterprise.children().forEach(child -> row(schema, dictionary, child, enterprise, rows));
        }
        for (Map.Entry<Entity, List<String>> entry : rows.entrySet()) {
            insert(FactSchema.table(entry.getKey()), entry.getValue());
        }
    }

    void award(List<Ledger.Entry> awards) throws SQLException {
        insert(
                FactSchema.AWARDS,
                awards.stream()
                        .map(award -> "(" + dialect.text(award.clause().toString()) + ","
                                + dialect.text(award.subjectId()) + "," + award.year() + "," + award.tier() + ")")
                        .toList());
    }

    private void insert(String table, List<String> rows) throws SQLException {
        for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
            List<String> some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_INSERT));
            run("insert into " + dialect.name(table) + " values " + String.join(",", some));
        }
    }

    private void row(
            FactSchema schema,
            FactDictionary dictionary,
            Subject subject,
            Subject enterprise,
            Map<Entity, List<String>> into) {
        Map<String, String> cells = new HashMap<>();
        cells.put("id", dialect.text(subject.id()));
        cells.put("enterprise", dialect.text(enterprise.id()));
        subject.facts().all().forEach((key, fact) -> {
            FactDefinition definition = dictionary.byCode(key.code()).orElse(null);
            if (definition != null && definition.type() == fact.value().type()) {
                String name = FactSchema.column(definition, key.year());
                cells.put(name, literal(fact.value()));
                cells.put(FactSchema.standing(name), standing(fact.standing()));
                cells.put(FactSchema.vouched(name), dialect.day(fact.asOf().toEpochDay()));
            }
        });
        List<String> row = schema.columns(subject.entity()).stream()
                .map(column -> cells.getOrDefault(column, "null"))
                .toList();
        into.computeIfAbsent(subject.entity(), added -> new ArrayList<>()).add("(" + String.join(",", row) + ")");
    }

    private static String standing(Fact.Standing standing) {
        return switch (standing) {
            case CURRENT -> "null";
            case STALE -> Integer.toString(Unknown.STALE);
            case CONFLICTING -> Integer.toString(Unknown.CONFLICTING);
        };
    }

    private String literal(Value value) {
        return switch (value) {
            case Value.Money money -> Long.toString(money.fen());
            case Value.Ratio ratio -> Long.toString(ratio.ppm());
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Flag flag -> Boolean.toString(flag.yes());
            case Value.Code code -> dialect.text(code.text());
            case Value.Day day -> dialect.day(day.date().toEpochDay());
        };
    }

    /** A number that may be null. */
    static @Nullable Long number(ResultSet rows, String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : Long.valueOf(value);
    }
}
