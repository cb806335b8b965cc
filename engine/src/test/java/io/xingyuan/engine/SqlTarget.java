package io.xingyuan.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What generated queries are asked of: a database, or Spark. */
public interface SqlTarget {

    /** Begins anew with these tables. */
    void create(FactSchema schema) throws SQLException;

    /** Fills a table, at most once. The cells are Long, Short, Boolean, String, LocalDate or null, in the order of its columns. */
    void insert(String table, List<List<@Nullable Object>> rows) throws SQLException;

    <T> T ask(String sql, Reader<T> reader) throws SQLException;

    /** What a query answers. */
    interface Reader<T> {
        T read(Rows rows) throws SQLException;
    }

    /** The rows of an answer, one after the other. */
    interface Rows {

        boolean next() throws SQLException;

        String text(String column) throws SQLException;

        @Nullable
        Long number(String column) throws SQLException;

        boolean flag(String column) throws SQLException;

        /** A number that is never null. */
        default long whole(String column) throws SQLException {
            Long number = number(column);
            if (number == null) {
                throw new SQLException(column + " is null");
            }
            return number;
        }
    }

    /** Puts enterprises with all that belongs to them into the tables. */
    default void fill(FactSchema schema, FactDictionary dictionary, List<Subject> enterprises) throws SQLException {
        Map<Entity, List<List<@Nullable Object>>> rows = new HashMap<>();
        for (Subject enterprise : enterprises) {
            rows.computeIfAbsent(Entity.ENTERPRISE, added -> new ArrayList<>())
                    .add(row(schema, dictionary, enterprise, enterprise));
            for (Subject child : enterprise.children()) {
                rows.computeIfAbsent(child.entity(), added -> new ArrayList<>())
                        .add(row(schema, dictionary, child, enterprise));
            }
        }
        for (Map.Entry<Entity, List<List<@Nullable Object>>> entry : rows.entrySet()) {
            insert(FactSchema.table(entry.getKey()), entry.getValue());
        }
    }

    private static List<@Nullable Object> row(
            FactSchema schema, FactDictionary dictionary, Subject subject, Subject enterprise) {
        Map<String, @Nullable Object> cells = new HashMap<>();
        cells.put("id", subject.id());
        cells.put("enterprise", enterprise.id());
        subject.facts().all().forEach((key, fact) -> {
            FactDefinition definition = dictionary.byCode(key.code()).orElse(null);
            if (definition != null && definition.type() == fact.value().type()) {
                var column = new FactSchema.Key(definition, key.year());
                cells.put(column.value(), FactSchema.cell(fact.value()));
                cells.put(column.standing(), standing(fact.standing()));
                cells.put(column.vouched(), fact.asOf());
            }
        });
        List<@Nullable Object> row = new ArrayList<>();
        schema.columns(subject.entity()).forEach(column -> row.add(cells.get(column)));
        return row;
    }

    default void award(List<Ledger.Entry> awards) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Ledger.Entry award : awards) {
            rows.add(List.of(award.clause().toString(), award.subjectId(), award.year(), award.tier(), award.fen()));
        }
        insert(FactSchema.AWARDS, rows);
    }

    private static @Nullable Short standing(Fact.Standing standing) {
        return switch (standing) {
            case CURRENT -> null;
            case STALE -> Unknown.STALE;
            case CONFLICTING -> Unknown.CONFLICTING;
        };
    }
}
