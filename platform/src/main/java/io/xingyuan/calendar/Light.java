package io.xingyuan.calendar;

import io.xingyuan.kernel.Refusal;

/** 时限灯: how much of a limit is left. */
public enum Light {
    GREEN("正常"),
    YELLOW("临近"),
    RED("紧急"),
    OVERDUE("超期");

    private final String label;

    Light(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * 亮灯界限: from what share of the limit left a light shows.
     *
     * @param yellow per cent of the limit
     * @param red per cent of the limit, at most {@code yellow}; the last day is always red
     */
    public record Thresholds(int yellow, int red) {

        public Thresholds {
            if (red < 0 || red > yellow || yellow > 100) {
                throw new Refusal("亮灯界限应满足 0 ≤ 红 ≤ 黄 ≤ 100。");
            }
        }

        Light of(int left, int limit) {
            if (left < 0) {
                return OVERDUE;
            }
            if (left <= 1 || 100L * left <= (long) red * limit) {
                return RED;
            }
            return 100L * left <= (long) yellow * limit ? YELLOW : GREEN;
        }
    }
}
