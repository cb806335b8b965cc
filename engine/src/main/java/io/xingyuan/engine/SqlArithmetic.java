package io.xingyuan.engine;

/** SQL 里的精确运算: {@link Exact} in integers of the database; unknown operands give null. */
final class SqlArithmetic {

    /** A factor up to this times a remainder below one million stays within 64 bits. */
    static final long NARROW = 9_000_000_000_000L;

    private final SqlDialect dialect;
    private final SqlStages stages;
    private final SqlTerm million;

    SqlArithmetic(SqlDialect dialect, SqlStages stages) {
        this.dialect = dialect;
        this.stages = stages;
        million = number(Exact.PPM);
    }

    SqlTerm number(long value) {
        return SqlTerm.constant(dialect.number(value));
    }

    private SqlTerm quotient(SqlTerm a, SqlTerm b, boolean wide) {
        return SqlTerm.of(dialect.quotient("%1$s", "%2$s", wide), a, b);
    }

    private SqlTerm remainder(SqlTerm a, SqlTerm b) {
        return SqlTerm.of(dialect.remainder("%1$s", "%2$s"), a, b);
    }

    /** a ÷ divisor, rounded; null unless the divisor is positive. */
    SqlTerm divide(SqlTerm a, SqlTerm divisor, Rounding.Mode mode) {
        return rounded(stages.share(a), positive(divisor), mode);
    }

    private SqlTerm rounded(SqlTerm dividend, SqlTerm by, Rounding.Mode mode) {
        SqlTerm quotient = stages.share(quotient(dividend, by, false));
        SqlTerm rest = stages.share(remainder(dividend, by));
        return SqlTerm.of("(%s + %s)", quotient, correction(quotient, rest, by, mode));
    }

    private SqlTerm positive(SqlTerm divisor) {
        return stages.share(SqlTerm.of("case when %1$s > 0 then %1$s end", stages.share(divisor)));
    }

    /** What a quotient cut off at zero lacks, from the rest that has the sign of the dividend. */
    private SqlTerm correction(SqlTerm quotient, SqlTerm rest, SqlTerm divisor, Rounding.Mode mode) {
        return switch (mode) {
            case DOWN -> SqlTerm.of("case when %s < 0 then -1 else 0 end", rest);
            case UP -> SqlTerm.of("case when %s > 0 then 1 else 0 end", rest);
            case HALF_UP ->
                SqlTerm.of("case when 2 * %1$s >= %2$s then 1 when 2 * %1$s < -%2$s then -1 else 0 end", rest, divisor);
            case HALF_EVEN ->
                SqlTerm.of(
                        "case when 2 * %1$s > %2$s or (2 * %1$s = %2$s and mod(%3$s, 2) <> 0) then 1"
                                + " when 2 * %1$s < -%2$s or (2 * %1$s = -%2$s and mod(%3$s, 2) <> 0) then -1 else 0 end",
                        rest, divisor, quotient);
        };
    }

    /** To a multiple of the unit. */
    SqlTerm round(SqlTerm a, long unit, Rounding.Mode mode) {
        return unit == 1 ? a : SqlTerm.of("(%s * %s)", rounded(stages.share(a), number(unit), mode), number(unit));
    }

    /**
     * quantity × ppm ÷ 1_000_000, rounded.
     *
     * @param narrow whether the ratio lies within ±{@link #NARROW}: then the millions and the rest of the quantity are
     *     multiplied apart, and nothing exceeds 64 bits
     */
    SqlTerm scale(SqlTerm quantity, SqlTerm ppm, boolean narrow, Rounding.Mode mode) {
        SqlTerm a = stages.share(quantity);
        SqlTerm b = stages.share(ppm);
        if (narrow) {
            SqlTerm rest = stages.share(SqlTerm.of("(%s * %s)", remainder(a, million), b));
            SqlTerm quotient = stages.share(
                    SqlTerm.of("(%s * %s + %s)", quotient(a, million, false), b, quotient(rest, million, false)));
            SqlTerm left = stages.share(remainder(rest, million));
            return SqlTerm.of("(%s + %s)", quotient, correction(quotient, left, million, mode));
        }
        SqlTerm by = stages.share(wide(million));
        SqlTerm product = stages.share(SqlTerm.of("(%s * %s)", wide(a), wide(b)));
        SqlTerm quotient = stages.share(quotient(product, by, true));
        SqlTerm left = stages.share(remainder(product, by));
        return SqlTerm.of("cast(%s + %s as bigint)", quotient, correction(quotient, left, by, mode));
    }

    private SqlTerm wide(SqlTerm number) {
        return SqlTerm.of(dialect.wide("%s"), number);
    }

    /**
     * part × 1_000_000 ÷ whole, rounded and held within ±{@link Exact#MOST_RATIO}; null unless the whole is positive.
     *
     * @param narrow whether the whole lies within {@link #NARROW}
     */
    SqlTerm share(SqlTerm part, SqlTerm whole, boolean narrow, Rounding.Mode mode) {
        SqlTerm a = stages.share(part);
        SqlTerm by = positive(whole);
        SqlTerm times = stages.share(quotient(a, by, false));
        SqlTerm rest = remainder(a, by);
        SqlTerm parts = stages.share(SqlTerm.of("(%s * %s)", narrow ? rest : wide(rest), million));
        SqlTerm divisor = narrow ? by : stages.share(wide(by));
        SqlTerm quotient = stages.share(quotient(parts, divisor, !narrow));
        SqlTerm left = stages.share(remainder(parts, divisor));
        return SqlTerm.of(
                "case when %1$s >= %2$s then %3$s when %1$s <= -%2$s then -%3$s"
                        + " else %1$s * %2$s + cast(%4$s + %5$s as bigint) end",
                times, million, number(Exact.MOST_RATIO), quotient, correction(quotient, left, divisor, mode));
    }

    /** {@link Interpreter#marginal}. */
    SqlTerm marginal(SqlTerm base, long[] tiers, Rounding.Mode mode) {
        SqlTerm whole = stages.share(base);
        SqlTerm total = SqlTerm.of("case when %s is null then null else %s", whole, number(0));
        for (int i = 0; i < tiers.length; i += 2) {
            SqlTerm over = number(tiers[i]);
            SqlTerm upper = whole;
            if (i + 2 < tiers.length) {
                upper = stages.share(
                        SqlTerm.of("case when %1$s > %2$s then %2$s else %1$s end", whole, number(tiers[i + 2])));
            }
            SqlTerm within = SqlTerm.of("case when %1$s > %2$s then %1$s - %2$s else %3$s end", upper, over, number(0));
            boolean narrow = Math.absExact(tiers[i + 1]) <= NARROW;
            total = SqlTerm.of("%s + %s", total, scale(within, number(tiers[i + 1]), narrow, mode));
        }
        return SqlTerm.of("%s end", total);
    }

    SqlTerm elapsed(Node.Elapsed.Unit unit, SqlTerm from, SqlTerm to) {
        if (unit == Node.Elapsed.Unit.DAYS) {
            return SqlTerm.of(dialect.daysBetween("%1$s", "%2$s"), from, to);
        }
        SqlTerm first = stages.share(from);
        SqlTerm last = stages.share(to);
        SqlTerm days = SqlTerm.of(
                "(%1$s - %2$s + case when %3$s >= %4$s then %5$s else -%6$s end)",
                packed(last), packed(first), last, first, monthsEnd(last), monthsEnd(first));
        SqlTerm months = quotient(days, number(32), false);
        return unit == Node.Elapsed.Unit.MONTHS ? months : quotient(months, number(12), false);
    }

    /** What makes a last day of a month the 31st: such a day ends a period, whatever day it began on. */
    private SqlTerm monthsEnd(SqlTerm day) {
        return SqlTerm.of(
                "case when " + dialect.part("day", dialect.dayAfter("%1$s")) + " = 1 then 31 - "
                        + dialect.part("day", "%1$s") + " else 0 end",
                day);
    }

    /** Year, month and day in one number, the day in its lowest five bits. */
    private SqlTerm packed(SqlTerm day) {
        return SqlTerm.of(
                "((" + dialect.part("year", "%1$s") + " * 12 + " + dialect.part("month", "%1$s") + ") * 32 + "
                        + dialect.part("day", "%1$s") + ")",
                day);
    }

    SqlTerm year(SqlTerm day) {
        return SqlTerm.of(dialect.part("year", "%s"), day);
    }
}
