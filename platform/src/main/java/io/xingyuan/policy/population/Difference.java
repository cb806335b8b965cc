package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.policy.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * 两次测算之差: how the answers of one clause differ between two runs. Who is in only one of them counts as 不符合 in the
 * other.
 *
 * @param ruleChanged whether the clause said something else then
 * @param lines those that differ, in the order of the later run
 */
record Difference(ClauseId clause, boolean ruleChanged, Map<Transition, Integer> counts, List<Line> lines) {

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

    /** 一次测算里的一个条款. */
    record Side(RunColumn column, PackedColumn content, PackedRoster roster) {}

    static Difference of(Side before, Side after) {
        Map<UUID, Integer> rows = new HashMap<>();
        boolean sameRows = before.column().roster().equals(after.column().roster());
        for (int row = 0; row < before.roster().size() && !sameRows; row++) {
            rows.put(before.roster().subjects()[row], row);
        }
        Map<Transition, Integer> counts = new EnumMap<>(Transition.class);
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < after.roster().size(); row++) {
            UUID subject = after.roster().subjects()[row];
            Integer then = sameRows ? Integer.valueOf(row) : rows.remove(subject);
            Outcome was = then == null ? Outcome.INELIGIBLE : before.content().outcome(then);
            long fenBefore = then == null ? 0 : before.content().fen()[then];
            Line line = line(
                    subject,
                    after.roster().enterprises()[row],
                    was,
                    fenBefore,
                    after.content().outcome(row),
                    after.content().fen()[row]);
            counts.merge(line.transition(), 1, Integer::sum);
            if (line.transition() != Transition.SAME) {
                lines.add(line);
            }
        }
        rows.forEach((subject, then) -> {
            Line line = line(
                    subject,
                    before.roster().enterprises()[then],
                    before.content().outcome(then),
                    before.content().fen()[then],
                    Outcome.INELIGIBLE,
                    0);
            counts.merge(line.transition(), 1, Integer::sum);
            if (line.transition() != Transition.SAME) {
                lines.add(line);
            }
        });
        boolean ruleChanged = !before.column().rule().equals(after.column().rule());
        return new Difference(after.column().clause(), ruleChanged, counts, lines);
    }

    private static Line line(
            UUID subject, UUID enterprise, Outcome before, long fenBefore, Outcome after, long fenAfter) {
        return new Line(
                subject,
                enterprise,
                Transition.of(before, fenBefore, after, fenAfter),
                before,
                fenBefore,
                after,
                fenAfter);
    }
}
