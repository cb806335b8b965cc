package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 事实库结构: the tables that generated queries read: one per {@link Entity}, one row per subject.
 *
 * <p>Columns: {@code id}; {@code enterprise} (id of the enterprise) but for enterprises; then for each fact, and each
 * year of a yearly one, {@code <code>} or {@code <code>_<year>} with the value (分, ppm, number, boolean, day, text; null
 * when missing) and {@code …__standing} (null or 0 usable, 2 stale, 4 conflicting); for facts that go stale
 * {@code …__as_of}, the day for which the source vouches (null for every day). Awards already given stand in
 * {@code award}: {@code clause}, {@code subject}, {@code year}, {@code tier}, {@code fen}.
 */
public final class FactSchema {

    /** The table of awards already given. */
    public static final String AWARDS = "award";

    private static final Pattern COLUMN = Pattern.compile("__(standing|as_of)$");
    private static final Pattern YEARLY = Pattern.compile("(.+)_\\d{4}");

    private final SqlDialect dialect;
    private final List<Key> keys;
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

    FactSchema(SqlDialect dialect, Collection<Key> keys) {
        this.dialect = dialect;
        this.keys = List.copyOf(keys);
        for (Entity entity : Entity.values()) {
            Map<String, String> columns = columnsOf(entity);
            columns.put("id", dialect.text() + " not null");
            if (entity != Entity.ENTERPRISE) {
                columns.put("enterprise", dialect.text());
            }
        }
        this.keys.forEach(this::add);
    }

    /** 一列: a fact, in a calendar year or {@link Facts#NO_YEAR}. */
    public record Key(FactDefinition definition, int year) {

        /** The column of the value. */
        public String value() {
            return column(definition, year);
        }

        public String standing() {
            return FactSchema.standing(value());
        }

        /** The column of the day for which the source vouches; only facts that go stale have it. */
        public String vouched() {
            return FactSchema.vouched(value());
        }
    }

    private void add(Key key) {
        Map<String, String> columns = columnsOf(key.definition.entity());
        columns.put(key.value(), dialect.type(key.definition.type()));
        columns.put(key.standing(), "smallint");
        if (key.definition.freshDays() > 0) {
            columns.put(key.vouched(), "date");
        }
    }

    /**
     * What is wrong with a column in an entity's table, in Chinese; null for one that speaks of a fact, whether the
     * clauses ask for it or not.
     */
    public static @Nullable String fault(Entity entity, String column, FactDictionary dictionary) {
        Matcher parts = COLUMN.matcher(column);
        String plain = parts.replaceFirst("");
        Matcher yearly = YEARLY.matcher(plain);
        FactDefinition definition = dictionary
                .byCode(plain)
                .or(() -> yearly.matches() ? dictionary.byCode(yearly.group(1)) : Optional.empty())
                .orElse(null);
        if (definition == null || definition.derived() != null) {
            return "字典里没有代码为“" + Form.brief(plain) + "”的事实"
                    + Spelling.hint(
                            plain,
                            dictionary.all().stream().map(FactDefinition::code).toList());
        }
        if (definition.entity() != entity) {
            return "“" + definition.name() + "”是" + definition.entity().label() + "的事实，不在 " + table(entity) + " 表里";
        }
        boolean byYear = !plain.equals(definition.code());
        if ((definition.period() == Period.YEAR) != byYear) {
            return byYear
                    ? "“" + definition.name() + "”不是按年的事实"
                    : "“" + definition.name() + "”要写年份，如 " + definition.code() + "_2024";
        }
        return null;
    }

    /** The facts in an entity's table, in order. */
    public List<Key> facts(Entity entity) {
        return keys.stream().filter(key -> key.definition.entity() == entity).toList();
    }

    private Map<String, String> columnsOf(Entity entity) {
        return tables.computeIfAbsent(table(entity), added -> new LinkedHashMap<>());
    }

    /** The table of an entity. */
    public static String table(Entity entity) {
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

    /** How a column holds a value, as JDBC and Spark take it. */
    public static Object cell(Value value) {
        return switch (value) {
            case Value.Money money -> money.fen();
            case Value.Ratio ratio -> ratio.ppm();
            case Value.Whole whole -> whole.number();
            case Value.Flag flag -> flag.yes();
            case Value.Code code -> code.text();
            case Value.Day day -> day.date();
        };
    }

    /** The columns of an entity's table, in order. */
    public List<String> columns(Entity entity) {
        return List.copyOf(columnsOf(entity).keySet());
    }

    /** Names and types of the columns of an entity's table, as {@code create table} has them between brackets. */
    public String definition(Entity entity) {
        List<String> lines = new ArrayList<>();
        columnsOf(entity).forEach((name, type) -> lines.add(dialect.name(name) + " " + type));
        return String.join(", ", lines);
    }

    /** Names and types of the columns of the table of awards. */
    public String awards() {
        String text = dialect.text();
        return "clause " + text + ", subject " + text + ", year integer, tier integer, fen bigint";
    }

    /** One {@code create table} per entity and one for awards. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (Entity entity : Entity.values()) {
            statements.add("create table " + dialect.name(table(entity)) + " (" + definition(entity) + ")");
        }
        statements.add("create table " + AWARDS + " (" + awards() + ")");
        return statements;
    }
}
