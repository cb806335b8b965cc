package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.policy.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 两次测算之差: how the answers of one clause differ between two runs. Who is in only one of them counts as 不符合 in the
 * other, and so does everybody under a clause that only one of them knew.
 *
 * @param lines those that differ, in the order of the later run, then those who left; empty where only counts were asked
 */
record Difference(ClauseId clause, RuleChange rule, Map<Transition, Integer> counts, List<Line> lines) {

    /** 一个对象的变化. */
    record Line(
            UUID subject,
            UUID enterprise,
            Transition transition,
            Transition.Standing before,
            Transition.Standing after) {}

    int count(Transition transition) {
        return counts.getOrDefault(transition, 0);
    }

    boolean any() {
        return counts.keySet().stream().anyMatch(transition -> transition != Transition.SAME);
    }

    List<Line> of(Transition transition) {
        return lines.stream().filter(line -> line.transition() == transition).toList();
    }

    /**
     * 一次测算里的一个条款.
     *
     * @param column null when the run did not know the clause; then the roster is empty
     */
    record Side(@Nullable RunColumn column, PackedColumn content, PackedRoster roster) {

        static final Side NONE = new Side(null, PackedColumn.NONE, PackedRoster.NONE);

        /** What no limit is known of stands within it. */
        Transition.Standing standing(int row) {
            if (row == Alignment.ABSENT) {
                return new Transition.Standing(Outcome.INELIGIBLE, 0, 0);
            }
            long fen = content.fen()[row];
            boolean limited = column != null && column.outsideFen() != null;
            return new Transition.Standing(content.outcome(row), fen, limited ? content.given()[row] : fen);
        }
    }

    /** @param named whether those that differ are wanted, and not only how many they are */
    static Difference of(ClauseId clause, Side before, Side after, Alignment rows, boolean named) {
        Map<Transition, Integer> counts = new EnumMap<>(Transition.class);
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < rows.then().length; row++) {
            add(counts, lines, named, after.roster(), row, before.standing(rows.then()[row]), after.standing(row));
        }
        for (int then : rows.gone()) {
            add(counts, lines, named, before.roster(), then, before.standing(then), after.standing(Alignment.ABSENT));
        }
        return new Difference(clause, rule(before.column(), after.column()), counts, lines);
    }

    private static RuleChange rule(@Nullable RunColumn before, @Nullable RunColumn after) {
        if (before == null) {
            return RuleChange.ADDED;
        }
        if (after == null) {
            return RuleChange.REMOVED;
        }
        return before.rule().equals(after.rule()) ? RuleChange.NONE : RuleChange.CHANGED;
    }

    private static void add(
            Map<Transition, Integer> counts,
            List<Line> lines,
            boolean named,
            PackedRoster who,
            int which,
            Transition.Standing before,
            Transition.Standing after) {
        Transition transition = Transition.of(before, after);
        counts.merge(transition, 1, Integer::sum);
        if (named && transition != Transition.SAME) {
            lines.add(new Line(who.subjects()[which], who.enterprises()[which], transition, before, after));
        }
    }
}
