package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 事实列: the facts of many subjects by column. Rows are numbered from 0 per {@link Entity}; a row of a product,
 * project, platform or team points to the row of its enterprise. Immutable and safe for concurrent use.
 *
 * <p>Size: 1 byte a row for a BOOL column, 8 for MONEY, 4 for the rest; a column without any value costs nothing.
 *
 * <pre>{@code
 * Columns.Builder builder = Columns.builder(library.facts());
 * Columns.Writer revenue = builder.column("revenue", 2024);
 * int row = builder.enterprise("91220101…", "示例公司");
 * revenue.set(row, 12_000_000_00L);
 * Columns columns = builder.build();
 * }</pre>
 */
public final class Columns {

    private final FactDictionary dictionary;
    private final Map<Entity, Roster> rosters = new EnumMap<>(Entity.class);
    private final Map<Facts.Key, FactColumn> columns = new HashMap<>();
    private final List<String> codes;

    private Columns(Builder builder) {
        dictionary = builder.dictionary;
        builder.rosters.forEach((entity, roster) -> rosters.put(entity, roster.copy()));
        builder.writers.forEach((key, writer) -> {
            int rows = size(writer.column.definition().entity());
            columns.put(key, writer.column.trimmed(rows));
        });
        codes = List.copyOf(builder.codes.keySet());
    }

    Columns(
            FactDictionary dictionary,
            Map<Entity, Roster> rosters,
            Map<Facts.Key, FactColumn> columns,
            List<String> codes) {
        this.dictionary = dictionary;
        this.rosters.putAll(rosters);
        this.columns.putAll(columns);
        this.codes = List.copyOf(codes);
    }

    public static Builder builder(FactDictionary dictionary) {
        return new Builder(dictionary);
    }

    public FactDictionary dictionary() {
        return dictionary;
    }

    /** How many subjects of a kind there are. */
    public int size(Entity entity) {
        return roster(entity).size();
    }

    public String id(Entity entity, int row) {
        return roster(entity).id(row);
    }

    public String name(Entity entity, int row) {
        return roster(entity).name(row);
    }

    /** Row of the enterprise that a subject belongs to; for an enterprise its own row. */
    public int enterpriseRow(Entity entity, int row) {
        return entity == Entity.ENTERPRISE ? row : roster(entity).parent(row);
    }

    /**
     * One subject as the interpreter wants it: the enterprise of a row, with the row's subject as its only child when
     * that is something else. Facts carry no source; those without a date of their own get {@code asOf}.
     */
    public Subject subject(Entity entity, int row, LocalDate asOf) {
        int above = enterpriseRow(entity, row);
        List<Subject> children = entity == Entity.ENTERPRISE ? List.of() : List.of(bare(entity, row, asOf, List.of()));
        return bare(Entity.ENTERPRISE, above, asOf, children);
    }

    /** All enterprises with all that belongs to them. */
    List<Subject> enterprises(LocalDate asOf) {
        Map<Integer, List<Subject>> children = new HashMap<>();
        for (Entity entity : Entity.values()) {
            for (int row = 0; entity != Entity.ENTERPRISE && row < size(entity); row++) {
                children.computeIfAbsent(enterpriseRow(entity, row), added -> new ArrayList<>())
                        .add(bare(entity, row, asOf, List.of()));
            }
        }
        List<Subject> enterprises = new ArrayList<>();
        for (int row = 0; row < size(Entity.ENTERPRISE); row++) {
            enterprises.add(bare(Entity.ENTERPRISE, row, asOf, children.getOrDefault(row, List.of())));
        }
        return enterprises;
    }

    private Subject bare(Entity entity, int row, LocalDate asOf, List<Subject> children) {
        Facts.Builder facts = Facts.builder();
        columns.forEach((key, column) -> {
            Fact fact = column.definition().entity() == entity ? column.fact(row, codes, asOf) : null;
            if (fact != null) {
                facts.put(key.code(), key.year(), fact);
            }
        });
        return new Subject(id(entity, row), entity, name(entity, row), facts.build(), children);
    }

    /**
     * One fact of one subject, or null when it is missing; without a date of its own it gets {@code asOf}.
     *
     * @param row of the fact's entity
     * @param year calendar year, or {@link Facts#NO_YEAR}
     */
    public @Nullable Fact fact(String code, int year, int row, LocalDate asOf) {
        FactColumn column = column(code, year);
        return column == null ? null : column.fact(row, codes, asOf);
    }

    /**
     * The same subjects with some enterprises, and what belongs to them, as another set of columns knows them. Rows
     * keep their numbers where nobody came or went; columns in which nothing changed are shared.
     *
     * @param now over the same dictionary
     * @param replaced ids of enterprises: those in {@code now} are taken from there, others are left out
     */
    public Columns with(Columns now, Set<String> replaced) {
        return new Replacement(this, now, replaced).columns();
    }

    /**
     * 32 hexadecimal digits that are the same for the same facts of the same subjects, whatever their order. Tells
     * states of knowledge apart; it is no seal against forgery.
     */
    public String fingerprint() {
        long[] sum = {size(Entity.ENTERPRISE), 1};
        for (Entity entity : Entity.values()) {
            Roster roster = roster(entity);
            long[] ids = new long[roster.size()];
            for (int row = 0; row < ids.length; row++) {
                ids[row] = FactColumn.mixed(roster.id(row));
                sum[0] += FactColumn.mixed(ids[row], FactColumn.mixed(entity.name()));
            }
            long[] texts = codes.stream().mapToLong(FactColumn::mixed).toArray();
            columns.forEach((key, column) -> {
                if (column.definition().entity() == entity) {
                    column.mix(FactColumn.mixed(key.code()) + key.year(), ids, texts, sum);
                }
            });
        }
        return "%016x%016x".formatted(sum[0], sum[1]);
    }

    Roster roster(Entity entity) {
        return rosters.getOrDefault(entity, NOBODY);
    }

    Map<Facts.Key, FactColumn> all() {
        return columns;
    }

    /** The column of a fact in a year, or null when nobody has it. */
    @Nullable
    FactColumn column(String code, int year) {
        return columns.get(new Facts.Key(code, year));
    }

    /** The texts behind the numbers of CODE columns. */
    List<String> codes() {
        return codes;
    }

    private static final Roster NOBODY = new Roster();

    /** Collects subjects and their facts; for one thread. */
    public static final class Builder {

        private final FactDictionary dictionary;
        private final Map<Entity, Roster> rosters = new EnumMap<>(Entity.class);
        private final Map<Facts.Key, Writer> writers = new LinkedHashMap<>();
        private final Map<String, Integer> codes = new LinkedHashMap<>();

        private Builder(FactDictionary dictionary) {
            this.dictionary = dictionary;
        }

        /** Adds an enterprise and returns its row. */
        public int enterprise(String id, String name) {
            return roster(Entity.ENTERPRISE).add(id, name);
        }

        /**
         * Adds a product, project, platform or team and returns its row.
         *
         * @param enterpriseRow row of the enterprise it belongs to
         */
        public int child(Entity entity, String id, String name, int enterpriseRow) {
            if (entity == Entity.ENTERPRISE) {
                throw new IllegalArgumentException("an enterprise belongs to nobody");
            }
            return roster(entity).add(id, name, enterpriseRow);
        }

        /**
         * The column of a fact, ready to be written. Keep it: one look-up per column, not per row.
         *
         * @param code {@link FactDefinition#code()}
         * @param year calendar year, or {@link Facts#NO_YEAR} for a fact that has none
         * @throws IllegalArgumentException for an unknown or derived fact or a year where there is none
         */
        public Writer column(String code, int year) {
            FactDefinition definition =
                    dictionary.byCode(code).orElseThrow(() -> new IllegalArgumentException("没有代码为“" + code + "”的事实"));
            if (definition.derived() != null) {
                throw new IllegalArgumentException("“" + definition.name() + "”由别的事实推出，不能填写");
            }
            if (definition.period() == Period.YEAR == (year == Facts.NO_YEAR)) {
                throw new IllegalArgumentException("“" + definition.name() + "”的年份不对：" + year);
            }
            return writers.computeIfAbsent(
                    new Facts.Key(code, year), key -> new Writer(new FactColumn(definition, year), codes));
        }

        /** Adds a subject with its children and all their facts; derived facts among them are left out. */
        public Builder subject(Subject enterprise) {
            int row = enterprise(enterprise.id(), enterprise.name());
            put(row, enterprise.facts());
            for (Subject child : enterprise.children()) {
                put(child(child.entity(), child.id(), child.name(), row), child.facts());
            }
            return this;
        }

        private void put(int row, Facts facts) {
            facts.all().forEach((key, fact) -> {
                FactDefinition definition = dictionary.byCode(key.code()).orElse(null);
                if (definition != null && definition.derived() == null) {
                    column(key.code(), key.year()).put(row, fact);
                }
            });
        }

        public Columns build() {
            return new Columns(this);
        }

        private Roster roster(Entity entity) {
            return rosters.computeIfAbsent(entity, key -> new Roster());
        }
    }

    /** 写列: writes one column; cells that are never written are missing. */
    public static final class Writer {

        private static final long CONFLICTING = Unknown.of(Unknown.CONFLICTING);

        private final FactColumn column;
        private final Map<String, Integer> codes;

        private Writer(FactColumn column, Map<String, Integer> codes) {
            this.column = column;
            this.codes = codes;
        }

        /**
         * A usable value: 分 for MONEY, ppm for RATIO, the number for INTEGER, 0 or 1 for BOOL, epoch day for DATE. A
         * value beyond the limits of {@link Value} is recorded as conflicting.
         */
        public void set(int row, long value) {
            column.set(row, usable(value) ? value : CONFLICTING);
        }

        /** A usable code. */
        public void set(int row, String code) {
            column.set(row, number(code));
        }

        /** A fact with its standing and as-of date; one of the wrong type or beyond the limits counts as conflicting. */
        public void put(int row, Fact fact) {
            boolean fits = fact.value().type() == column.definition().type();
            long value = fits ? Cells.of(fact.value(), this::number) : 0;
            switch (fact.standing()) {
                case CURRENT -> column.set(row, fits && usable(value) ? value : CONFLICTING);
                case STALE -> column.set(row, Unknown.of(Unknown.STALE));
                case CONFLICTING -> column.set(row, CONFLICTING);
            }
            if (fits && (fact.standing() != Fact.Standing.CURRENT || !usable(value))) {
                column.hold(row, value);
            }
            column.vouch(row, fact.asOf().toEpochDay());
        }

        /** The day for which the source vouches for a value already set; needed only for facts that go stale. */
        public void vouch(int row, LocalDate asOf) {
            column.vouch(row, asOf.toEpochDay());
        }

        /** A fact on record that may not be used. */
        public void mark(int row, Fact.Standing standing) {
            switch (standing) {
                case STALE -> column.set(row, Unknown.of(Unknown.STALE));
                case CONFLICTING -> column.set(row, CONFLICTING);
                case CURRENT -> throw new IllegalArgumentException("a current fact needs a value");
            }
        }

        private int number(String code) {
            return codes.computeIfAbsent(code, text -> codes.size());
        }

        private boolean usable(long value) {
            return switch (column.definition().type()) {
                case BOOL -> value == 0 || value == 1;
                case MONEY -> value >= -Value.Money.LIMIT && value <= Value.Money.LIMIT;
                case RATIO -> value >= -Value.Ratio.LIMIT && value <= Value.Ratio.LIMIT;
                case INTEGER -> value >= -Value.Whole.LIMIT && value <= Value.Whole.LIMIT;
                case DATE -> value == (int) value && value > Integer.MIN_VALUE + FactColumn.UNKNOWNS;
                case CODE -> true;
            };
        }
    }
}
