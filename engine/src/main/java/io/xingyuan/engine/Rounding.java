package io.xingyuan.engine;

/**
 * 取整: the one way by which a result that does not come out even becomes an integer.
 *
 * @param unit in the smallest unit of the type: 1 for 分, 100 for 元, 1_000_000 for 万元
 */
public record Rounding(long unit, Mode mode) {

    /** 取整方式, towards minus infinity (down), plus infinity (up), or the nearest. */
    public enum Mode {
        DOWN("down", "舍去"),
        UP("up", "进位"),
        HALF_UP("half-up", "四舍五入"),
        HALF_EVEN("half-even", "四舍六入五成双");

        private final String word;
        private final String label;

        Mode(String word, String label) {
            this.word = word;
            this.label = label;
        }

        /** As written in expressions. */
        public String word() {
            return word;
        }

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }
}
