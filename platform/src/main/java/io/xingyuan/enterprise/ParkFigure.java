package io.xingyuan.enterprise;

import java.util.List;

/**
 * 园区公开数据: one figure that was published about a park.
 *
 * @param value number and unit as published
 * @param kind one of {@link #KINDS}: what has come true, and what is meant to
 */
record ParkFigure(String name, String value, String period, String kind, String source) {

    static final List<String> KINDS = List.of("实际", "目标", "规划", "预测");

    boolean actual() {
        return KINDS.getFirst().equals(kind);
    }
}
