package io.xingyuan.engine;

/**
 * 金额分档: money totals in 分 by how sure they are. A ceiling is never counted as money due.
 *
 * @param certainFen 确定: eligible, exact amounts
 * @param ceilingFen 上限: eligible, amounts that are ceilings or at the authority's discretion, or only the cap is known
 * @param pendingFen 未知: what would come where data or a judgement is still missing
 * @param unstated how many eligible or pending rows have no figure at all
 */
public record MoneyBands(long certainFen, long ceilingFen, long pendingFen, long unstated) {

    /** Nothing. */
    public static final MoneyBands NONE = new MoneyBands(0, 0, 0, 0);

    public MoneyBands plus(MoneyBands other) {
        return new MoneyBands(
                Math.addExact(certainFen, other.certainFen),
                Math.addExact(ceilingFen, other.ceilingFen),
                Math.addExact(pendingFen, other.pendingFen),
                Math.addExact(unstated, other.unstated));
    }
}
