package io.xingyuan.identity;

import org.jspecify.annotations.Nullable;

/**
 * 区域: a node of the tree of provinces, cities or zones, and parks.
 *
 * @param code 行政区划代码; of a park its {@link io.xingyuan.kernel.ParkId}
 */
public record Region(
        String code, Level level, String name, @Nullable String parent, boolean closed, int version) {

    /** 级别: the three levels. */
    public enum Level {
        PROVINCE("省", 0),
        ZONE("市（开发区）", 1),
        PARK("园区", 2);

        private final String label;
        private final int depth;

        Level(String label, int depth) {
            this.label = label;
            this.depth = depth;
        }

        /** How many levels stand above it. */
        public int depth() {
            return depth;
        }

        /** The Chinese name; the pages translate it. */
        public String label() {
            return label;
        }
    }
}
