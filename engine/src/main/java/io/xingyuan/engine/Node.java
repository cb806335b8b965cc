package io.xingyuan.engine;

import java.util.List;

/**
 * 中间表示: the typed IR of an expression, a tree without loops or names. Every node yields one long: fen, ppm, a count,
 * 0/1, a code number, an epoch day, or an {@link Unknown}. Quantifiers and derived facts are unfolded by the compiler,
 * so every fact in every year is an {@link Input}.
 *
 * <p>Semantics that every back end must keep, bit for bit ({@link Interpreter} is the definition):
 * <ul>
 *   <li>Arithmetic, comparison, Least and Greatest evaluate all operands; if any is unknown the result is unknown for
 *       the union of their reasons.
 *   <li>{@link Choose} looks at its condition, then only at the branch taken; an unknown condition is the result.
 *   <li>{@link All} is 0 if any child is 0, else unknown for the union of its unknown children's reasons, else 1;
 *       {@link Any} is its dual.
 *   <li>{@link Share} and {@link Split} with a divisor that is not positive are unknown: NEEDS_JUDGEMENT.
 * </ul>
 */
sealed interface Node {

    /** 常数. */
    record Constant(FactType type, long value) implements Node {}

    /** 参数, by its index in {@link Plan#parameters()}; its value depends on the legal date. */
    record Setting(FactType type, int parameter) implements Node {}

    /** 输入, by its index in {@link Plan#slots()}. */
    record Input(FactType type, int slot) implements Node {}

    /** 基准日 (epoch day). */
    record Today() implements Node {}

    /** 参照年. */
    record ReferenceYear() implements Node {}

    /** a + b, same type. */
    record Add(FactType type, Node left, Node right) implements Node {}

    /** a − b, same type. */
    record Subtract(FactType type, Node left, Node right) implements Node {}

    /** count × quantity, exact. */
    record Multiply(FactType type, Node left, Node right) implements Node {}

    /** quantity × ratio: {@code a × ppm ÷ 1_000_000}, rounded ({@link Exact#multiplyDivide}). */
    record Scale(FactType type, Node quantity, Node ratio, Rounding.Mode mode) implements Node {}

    /** a ÷ b as a ratio: {@code a × 1_000_000 ÷ b}, rounded and held ({@link Exact#ratio}). */
    record Share(Node part, Node whole, Rounding.Mode mode) implements Node {}

    /** a ÷ b in the unit of a (or a count, for equal types), rounded ({@link Exact#divide}). */
    record Split(FactType type, Node dividend, Node divisor, Rounding.Mode mode) implements Node {}

    /** To a multiple of the unit. */
    record Round(FactType type, Node operand, long unit, Rounding.Mode mode) implements Node {}

    /** 较小者. */
    record Least(FactType type, List<Node> operands) implements Node {}

    /** 较大者. */
    record Greatest(FactType type, List<Node> operands) implements Node {}

    /** 选择. */
    record Choose(FactType type, Node condition, Node whenTrue, Node whenFalse) implements Node {}

    /** 分段累计: Σ (part of the base within the tier × its rate), each tier rounded alone. */
    record Marginal(Node base, int parameter, Rounding.Mode mode) implements Node {}

    /** 周年数、足月数、天数 between two days, negative when the second comes first. */
    record Elapsed(Unit unit, Node from, Node to) implements Node {
        /** 时间单位. */
        enum Unit {
            YEARS,
            MONTHS,
            DAYS
        }
    }

    /** 日期的年份. */
    record YearOf(Node day) implements Node {}

    /** 比较. */
    record Compare(Expr.Operator operator, Node left, Node right) implements Node {}

    /** 列举: equality with any of the options. */
    record Among(Node operand, List<Node> options) implements Node {}

    /** 名单: the code is in a list parameter. */
    record Listed(Node operand, int parameter) implements Node {}

    /** 代码开头: over the text of the fact in a slot. */
    record StartsWith(int slot, List<String> prefixes) implements Node {}

    /** 全部. */
    record All(List<Node> operands) implements Node {}

    /** 其一. */
    record Any(List<Node> operands) implements Node {}

    /** 否定. */
    record Not(Node operand) implements Node {}

    default FactType type() {
        return switch (this) {
            case Constant node -> node.type;
            case Setting node -> node.type;
            case Input node -> node.type;
            case Today _ -> FactType.DATE;
            case ReferenceYear _, Elapsed _, YearOf _ -> FactType.INTEGER;
            case Add node -> node.type;
            case Subtract node -> node.type;
            case Multiply node -> node.type;
            case Scale node -> node.type;
            case Share _ -> FactType.RATIO;
            case Split node -> node.type;
            case Round node -> node.type;
            case Least node -> node.type;
            case Greatest node -> node.type;
            case Choose node -> node.type;
            case Marginal _ -> FactType.MONEY;
            case Compare _, Among _, Listed _, StartsWith _, All _, Any _, Not _ -> FactType.BOOL;
        };
    }
}
