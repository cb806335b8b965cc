package io.xingyuan.engine;

/**
 * 预算内外: how limited sums met the eligible claims; all sums in 分. What was asked is always
 * {@code fullFen + partFen + cutFen + noneFen}.
 *
 * @param full claims met in full, with {@code fullFen} given to them
 * @param part claims that were cut: {@code partFen} given to them, {@code cutFen} short
 * @param none claims that get nothing of the {@code noneFen} that they asked
 */
public record Cuts(long full, long fullFen, long part, long partFen, long cutFen, long none, long noneFen) {

    /** Nothing was asked. */
    public static final Cuts NONE = new Cuts(0, 0, 0, 0, 0, 0, 0);

    public Cuts plus(Cuts other) {
        return new Cuts(
                full + other.full,
                Math.addExact(fullFen, other.fullFen),
                part + other.part,
                Math.addExact(partFen, other.partFen),
                Math.addExact(cutFen, other.cutFen),
                none + other.none,
                Math.addExact(noneFen, other.noneFen));
    }

    /** What is given, in 分. */
    public long insideFen() {
        return fullFen + partFen;
    }

    /** What is asked and not given, in 分. */
    public long outsideFen() {
        return cutFen + noneFen;
    }
}
