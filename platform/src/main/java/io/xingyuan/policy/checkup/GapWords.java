package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Explanation;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Gap;
import io.xingyuan.engine.Operand;
import io.xingyuan.engine.Value;
import io.xingyuan.policy.Amounts;

/** 差距的话: how far off a failed condition is, and by which fact to get there. */
final class GapWords {

    private static final long FEN_PER_YUAN = 100;
    private static final long WAN = 1_000_000;
    private static final long YI = 10_000_000_000L;

    /** Amounts are shown with four decimals at most. */
    private static final long FINEST = 10_000;

    private GapWords() {}

    /** Such as {@code 还差 38 万元}; empty when the condition is not a matter of quantity. */
    static String tag(Explanation leaf) {
        Gap gap = leaf.gap();
        if (gap == null) {
            return "";
        }
        return t(
                gap.direction() == Gap.Direction.RAISE ? "还差 {0}" : "超出 {0}",
                quantity(gap.type(), gap.by(), unit(leaf)));
    }

    /** Such as {@code 还差 38 万元研发费用（2025 年）}; empty when the condition is not a matter of quantity. */
    static String sentence(Explanation leaf) {
        Gap gap = leaf.gap();
        if (gap == null) {
            return "";
        }
        Gap.Lever lever = gap.lever();
        if (lever == null) {
            return t("{0}：{1}", leaf.says(), tag(leaf));
        }
        long by = Math.abs(number(lever.target()) - number(lever.current()));
        String more = quantity(lever.fact().type(), by, lever.fact().unit());
        boolean raise = number(lever.target()) > number(lever.current());
        String said = t(raise ? "还差 {0}{1}" : "{1}须减少 {0}", more, lever.fact().name());
        return lever.year() == Facts.NO_YEAR ? said : t("{0}（{1} 年）", said, String.valueOf(lever.year()));
    }

    /** A value in words with the unit of its fact. */
    static String value(FactDefinition fact, Value value) {
        return value instanceof Value.Flag flag
                ? t(flag.yes() ? "是" : "否")
                : value.type().isNumeric() ? quantity(value.type(), number(value), fact.unit()) : value.toString();
    }

    static String quantity(FactType type, long number, String unit) {
        return switch (type) {
            case MONEY -> money(number);
            case RATIO -> Amounts.percent(number);
            default -> unit.isEmpty() ? String.valueOf(number) : number + " " + unit;
        };
    }

    /**
     * An amount that people can read: one that lies a few 分 beyond a round sum, because the rule says 超过, is said as
     * just over that sum.
     */
    private static String money(long fen) {
        long size = Math.abs(fen);
        long step = size >= YI ? YI / FINEST : size >= WAN ? WAN / FINEST : 1;
        long rest = size % step;
        if (rest == 0) {
            return Amounts.words(fen);
        }
        return rest <= FEN_PER_YUAN
                ? t("略多于 {0}", Amounts.words(size - rest))
                : t("约 {0}", Amounts.words(size - rest + (2 * rest >= step ? step : 0)));
    }

    /** The unit of a whole number that was compared: that of the facts it came from. */
    static String unit(Explanation leaf) {
        var units = leaf.operands().stream()
                .map(Operand::definition)
                .filter(fact -> fact.type() == FactType.INTEGER)
                .map(FactDefinition::unit)
                .distinct()
                .toList();
        return units.size() == 1 ? units.getFirst() : "";
    }

    static long number(Value value) {
        return switch (value) {
            case Value.Money money -> money.fen();
            case Value.Ratio ratio -> ratio.ppm();
            case Value.Whole whole -> whole.number();
            case Value.Flag flag -> flag.yes() ? 1 : 0;
            case Value.Day day -> day.date().toEpochDay();
            case Value.Code code -> 0;
        };
    }
}
