package io.xingyuan.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 汇总: counts and money over all that a run has answered. */
final class RunTotals {

    private final Map<State, Long> states = new EnumMap<>(State.class);
    private MoneyBands bands = MoneyBands.NONE;
    private long near;
    private long answers;

    void add(List<ClauseColumn> columns) {
        for (ClauseColumn column : columns) {
            answers += column.size();
            near += column.nearCount();
            bands = bands.plus(column.bands());
            for (State state : State.values()) {
                states.merge(state, (long) column.count(state), Long::sum);
            }
        }
    }

    long answers() {
        return answers;
    }

    /** {@code 符合 1，不符合 2，…；差一点 3。} and the money in bands. */
    String words() {
        String counts = Stream.of(State.values())
                .map(state -> state.label() + " " + states.getOrDefault(state, 0L))
                .collect(Collectors.joining("，"));
        return counts + "（其中差一点 " + near + "）。金额：确定 " + Wording.money(bands.certainFen()) + "，最高 "
                + Wording.money(bands.ceilingFen()) + "，待定 " + Wording.money(bands.pendingFen()) + "，另有 "
                + bands.unstated() + " 次说不出金额";
    }
}
