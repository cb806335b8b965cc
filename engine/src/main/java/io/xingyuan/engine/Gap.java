package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 差距: how far a failed comparison is from being met.
 *
 * @param type MONEY (分), RATIO (ppm) or INTEGER: the unit of {@code by}
 * @param by least change of the compared quantity that meets the condition; always positive
 * @param direction which way it must go
 * @param ppm {@code by} relative to the threshold, in millionths; 1_000_000 when the threshold is zero
 * @param actionable whether the quantity depends on a fact that the enterprise can still change, hence not one of a
 *     year before the reference year
 * @param lever the single fact by which to get there; null when there is none or no value of it suffices
 */
public record Gap(
        FactType type,
        long by,
        Direction direction,
        long ppm,
        boolean actionable,
        @Nullable Lever lever) {

    /** 方向. */
    public enum Direction {
        RAISE("提高"),
        LOWER("降低");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }

    /**
     * 着力点: with this fact at {@code target} and all else as it is the condition is met, and one smallest unit
     * nearer to {@code current} it is not.
     */
    public record Lever(FactDefinition fact, int year, String subjectId, Value current, Value target) {}
}
