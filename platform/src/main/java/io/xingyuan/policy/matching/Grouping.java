package io.xingyuan.policy.matching;

import io.xingyuan.engine.MoneyBands;
import io.xingyuan.engine.Stacking;
import io.xingyuan.policy.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 就高不重复: of the awards of one group to one enterprise that compete, only the highest counts in totals. What is
 * still pending counts only by how much it would exceed that.
 */
final class Grouping {

    private record Group(int enterpriseRow, String name) {}

    private Grouping() {}

    /** The same rows in the same order, each with what of it counts. */
    static List<Match> count(List<Match> rows) {
        Map<Group, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Match row = rows.get(i);
            Stacking stacking = row.clause().stacking();
            if (stacking != null
                    && stacking.rule() == Stacking.Rule.MAX
                    && !row.money().equals(MoneyBands.NONE)) {
                groups.computeIfAbsent(new Group(row.enterpriseRow(), stacking.group()), group -> new ArrayList<>())
                        .add(i);
            }
        }
        if (groups.isEmpty()) {
            return rows;
        }
        List<Match> counted = new ArrayList<>(rows);
        groups.values().forEach(group -> countGroup(counted, group));
        return counted;
    }

    private static void countGroup(List<Match> rows, List<Integer> group) {
        Comparator<Integer> surestThenHighest = Comparator.comparing(
                        (Integer i) -> rows.get(i).outcome() != Outcome.ELIGIBLE)
                .thenComparing(
                        Comparator.comparingLong((Integer i) -> rows.get(i).most())
                                .reversed());
        long reached = 0;
        for (int i : group.stream().sorted(surestThenHighest).toList()) {
            Match row = rows.get(i);
            long most = row.most();
            boolean first = reached == 0;
            if (row.money().unstated() == 0) {
                long more = Math.max(0, most - reached);
                boolean pending = row.outcome() != Outcome.ELIGIBLE;
                rows.set(
                        i,
                        row.counting(first ? row.money() : pending ? new MoneyBands(0, 0, more, 0) : MoneyBands.NONE));
                reached = Math.max(reached, most);
            }
        }
    }
}
