package io.xingyuan.identity;

import org.jspecify.annotations.Nullable;

/**
 * 区域: a node of the tree of provinces, cities or zones, and parks.
 *
 * @param code 行政区划代码; of a park its {@link io.xingyuan.kernel.ParkId}
 */
record Region(
        String code, Level level, String name, @Nullable String parent) {

    /** 级别: the three levels. */
    enum Level {
        PROVINCE("省"),
        ZONE("市（开发区）"),
        PARK("园区");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }
    }
}
