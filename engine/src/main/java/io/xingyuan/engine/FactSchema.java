package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 事实库结构: the tables that generated queries read: one per {@link Entity}, one row per subject.
 *
 * <p>Columns: {@code id}; {@code enterprise} (id of the enterprise) but for enterprises; then for each fact, and each
 * year of a yearly one, {@code <code>} or {@code <code>_<year>} with the value (分, ppm, number, boolean, day, text; null
 * when missing) and {@code …__standing} (null or 0 usable, 2 stale, 4 conflicting); for facts that go stale
 * {@code …__as_of}, the day for which the source vouches (null for every day). Awards already given stand in
 * {@code award}: {@code clause}, {@code subject}, {@code year}, {@code tier}.
 */
public final class FactSchema {

    static final String AWARDS = "award";

    private final SqlDialect dialect;
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

    FactSchema(SqlDialect dialect, Collection<Key> keys) {
        this.dialect = dialect;
        for (Entity entity : Entity.values()) {
            Map<String, String> columns = columnsOf(entity);
            columns.put("id", dialect.text() + " not null");
            if (entity != Entity.ENTERPRISE) {
                columns.put("enterprise", dialect.text());
            }
        }
        for (Key key : keys) {
            add(key);
        }
    }

    /** 一列: a fact, in a calendar year or {@link Facts#NO_YEAR}. */
    record Key(FactDefinition definition, int year) {}

    private void add(Key key) {
        String name = column(key.definition, key.year);
        Map<String, String> columns = columnsOf(key.definition.entity());
        columns.put(name, dialect.type(key.definition.type()));
        columns.put(standing(name), "smallint");
        if (key.definition.freshDays() > 0) {
            columns.put(vouched(name), "date");
        }
    }

    private Map<String, String> columnsOf(Entity entity) {
        return tables.computeIfAbsent(table(entity), added -> new LinkedHashMap<>());
    }

    static String table(Entity entity) {
        return Form.word(entity);
    }

    static String column(FactDefinition definition, int year) {
        return year == Facts.NO_YEAR ? definition.code() : definition.code() + "_" + year;
    }

    static String standing(String column) {
        return column + "__standing";
    }

    static String vouched(String column) {
        return column + "__as_of";
    }

    /** The columns of an entity's table, in order. */
    public List<String> columns(Entity entity) {
        return List.copyOf(columnsOf(entity).keySet());
    }

    /** One {@code create table} per entity and one for awards. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        tables.forEach((table, columns) -> statements.add(statement(table, columns)));
        String text = dialect.text();
        statements.add(
                "create table " + AWARDS + " (clause " + text + ", subject " + text + ", year integer, tier integer)");
        return statements;
    }

    private String statement(String table, Map<String, String> columns) {
        List<String> lines = new ArrayList<>();
        columns.forEach((name, type) -> lines.add(dialect.name(name) + " " + type));
        return "create table " + dialect.name(table) + " (" + String.join(", ", lines) + ")";
    }
}
