package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.stream.Collectors;

/** SQL 里的取数: the columns of a {@link FactSchema} as the inputs of a rule, as {@link FrameLoader} brings them. */
final class SqlCells {

    private final SqlDialect dialect;
    private final SqlStages stages;
    private final LocalDate asOf;

    SqlCells(SqlDialect dialect, SqlStages stages, LocalDate asOf) {
        this.dialect = dialect;
        this.stages = stages;
        this.asOf = asOf;
    }

    /**
     * 一个输入.
     *
     * @param value null while unknown
     * @param reasons mask of {@link Unknown}; 0 while known
     */
    record Cell(SqlTerm value, SqlTerm reasons) {}

    /** @param table alias of the table that has the fact */
    Cell cell(Slot slot, String table) {
        String name = FactSchema.column(slot.definition(), slot.yearFor(asOf.getYear() - 1));
        SqlTerm value = column(table, name);
        SqlTerm standing = column(table, FactSchema.standing(name));
        String stale = "%2$s = " + Unknown.STALE;
        SqlTerm vouched = standing;
        if (slot.definition().freshDays() > 0) {
            vouched = column(table, FactSchema.vouched(name));
            String oldest =
                    dialect.day(asOf.minusDays(slot.definition().freshDays()).toEpochDay());
            stale = "(" + stale + " or %3$s < " + oldest + ")";
        }
        int absent = slot.judged() ? Unknown.NEEDS_JUDGEMENT : Unknown.MISSING;
        SqlTerm reasons = stages.share(SqlTerm.of(
                "case when %1$s is null and coalesce(%2$s, 0) = 0 then " + absent + " when " + stale + " then "
                        + Unknown.STALE + " when %2$s = " + Unknown.CONFLICTING + " or %1$s is null" + limits(slot)
                        + " then " + Unknown.CONFLICTING + " else 0 end",
                value,
                standing,
                vouched,
                listed(slot.definition())));
        return new Cell(stages.share(SqlTerm.of("case when %s = 0 then %s end", reasons, value)), reasons);
    }

    private SqlTerm column(String table, String name) {
        return stages.share(SqlTerm.of("%s", table + "." + dialect.name(name)));
    }

    /** Adds what makes a value unusable. */
    private static String limits(Slot slot) {
        return switch (slot.definition().type()) {
            case MONEY -> beyond(Value.Money.LIMIT);
            case RATIO -> beyond(Value.Ratio.LIMIT);
            case INTEGER -> beyond(Value.Whole.LIMIT);
            case CODE -> slot.definition().codes().isEmpty() ? "" : " or %1$s not in %4$s";
            case BOOL, DATE -> "";
        };
    }

    private static String beyond(long limit) {
        return " or %1$s not between -" + limit + " and " + limit;
    }

    private String listed(FactDefinition definition) {
        return definition.codes().stream().map(dialect::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
