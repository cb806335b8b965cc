package io.xingyuan.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 汇总: counts and money over all that a run has answered. */
public final class RunTotals {

    private final Map<State, Long> states = new EnumMap<>(State.class);
    private long near;
    private long certainFen;
    private long ceilingFen;
    private long pendingFen;
    private long unstated;

    void add(List<ClauseColumn> columns) {
        for (ClauseColumn column : columns) {
            for (State state : State.values()) {
                count(state, column.count(state));
            }
            MoneyBands bands = column.bands();
            near(column.nearCount());
            money(bands.certainFen(), bands.ceilingFen(), bands.pendingFen(), bands.unstated());
        }
    }

    /** Adds so many answers of a state. */
    public void count(State state, long answers) {
        states.merge(state, answers, Long::sum);
    }

    /** Adds so many that are near. */
    public void near(long answers) {
        near += answers;
    }

    /** Adds money in 分, and how many answers have no figure; as {@link MoneyBands} has them. */
    public void money(long certain, long ceiling, long pending, long without) {
        certainFen = Math.addExact(certainFen, certain);
        ceilingFen = Math.addExact(ceilingFen, ceiling);
        pendingFen = Math.addExact(pendingFen, pending);
        unstated += without;
    }

    public long answers() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * {@code 4 家企业，…：符合 1，不符合 2，…。} and the money in bands.
     *
     * @param clauses in force; {@code all} are those of the library
     */
    public String words(long enterprises, long subjects, int clauses, int all) {
        return "%,d 家企业，%,d 个对象，%d 条有效条款（全库 %d 条），%,d 次体检：%s。"
                .formatted(enterprises, subjects, clauses, all, answers(), words());
    }

    private String words() {
        String counts = Stream.of(State.values())
                .map(state -> state.label() + " " + states.getOrDefault(state, 0L))
                .collect(Collectors.joining("，"));
        return counts + "（其中差一点 " + near + "）。金额：确定 " + Wording.money(certainFen) + "，最高 " + Wording.money(ceilingFen)
                + "，待定 " + Wording.money(pendingFen) + "，另有 " + unstated + " 次说不出金额";
    }
}
