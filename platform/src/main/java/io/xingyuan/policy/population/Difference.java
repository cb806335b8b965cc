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
            Outcome before,
            long fenBefore,
            Outcome after,
            long fenAfter) {}

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

        Outcome outcome(int row) {
            return row == Alignment.ABSENT ? Outcome.INELIGIBLE : content.outcome(row);
        }

        long fen(int row) {
            return row == Alignment.ABSENT ? 0 : content.fen()[row];
        }
    }

    /** @param named whether those that differ are wanted, and not only how many they are */
    static Difference of(ClauseId clause, Side before, Side after, Alignment rows, boolean named) {
        Map<Transition, Integer> counts = new EnumMap<>(Transition.class);
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < rows.then().length; row++) {
            Transition transition = transition(before, rows.then()[row], after, row);
            counts.merge(transition, 1, Integer::sum);
            if (named && transition != Transition.SAME) {
                lines.add(line(after.roster(), row, transition, before, rows.then()[row], after, row));
            }
        }
        for (int then : rows.gone()) {
            Transition transition = transition(before, then, after, Alignment.ABSENT);
            counts.merge(transition, 1, Integer::sum);
            if (named && transition != Transition.SAME) {
                lines.add(line(before.roster(), then, transition, before, then, after, Alignment.ABSENT));
            }
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

    private static Transition transition(Side before, int then, Side after, int row) {
        return Transition.of(before.outcome(then), before.fen(then), after.outcome(row), after.fen(row));
    }

    private static Line line(
            PackedRoster who, int which, Transition transition, Side before, int then, Side after, int row) {
        return new Line(
                who.subjects()[which],
                who.enterprises()[which],
                transition,
                before.outcome(then),
                before.fen(then),
                after.outcome(row),
                after.fen(row));
    }
}
