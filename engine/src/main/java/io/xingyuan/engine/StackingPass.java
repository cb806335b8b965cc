package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 叠加的处理: what of each claim counts beside the others of its group and what the group was already paid in the
 * reference year. Eligible claims come before pending ones, higher before lower, earlier before later; a pending claim
 * counts by what it would add.
 */
public final class StackingPass {

    private final Claims claims;
    private final Map<Group, Long> paid = new HashMap<>();
    private final long[] counted;

    private StackingPass(Claims claims) {
        this.claims = claims;
        counted = claims.fen();
    }

    /** @param row of the subject for an expenditure of its own; -1 where the whole enterprise is meant */
    private record Group(String name, int enterprise, Entity entity, int row) {

        static Group of(Clause clause, Stacking stacking, int enterprise, int row) {
            return stacking.rule() == Stacking.Rule.EXCLUSIVE
                    ? new Group(stacking.group(), enterprise, clause.entity(), row)
                    : new Group(stacking.group(), enterprise, Entity.ENTERPRISE, -1);
        }
    }

    /**
     * In 分, one per claim, never negative and never more than the claim. An award under any clause of a group counts,
     * whether the clause was asked about or not.
     */
    public static long[] count(Claims claims) {
        var pass = new StackingPass(claims);
        pass.remember(claims.population().library(), claims.population().ledger());
        pass.groups().forEach(pass::settle);
        return pass.counted;
    }

    /** What groups were paid in the reference year; entries without a year count as well. */
    private void remember(PolicyLibrary library, Ledger ledger) {
        Columns subjects = claims.population().subjects();
        int year = claims.population().asOf().getYear() - 1;
        var payments = new Payments(ledger, subjects, year);
        for (Clause clause : library.clauses()) {
            Stacking stacking = clause.stacking();
            if (stacking == null || !stacking.competes()) {
                continue;
            }
            for (int row : payments.rows(clause.entity())) {
                long sum = 0;
                for (Ledger.Entry entry : ledger.awards(clause.id(), subjects.id(clause.entity(), row))) {
                    sum += entry.year() == year || entry.year() == 0 ? entry.fen() : 0;
                }
                if (sum > 0) {
                    int enterprise = subjects.enterpriseRow(clause.entity(), row);
                    boolean adds = stacking.rule() == Stacking.Rule.SUM;
                    paid.merge(Group.of(clause, stacking, enterprise, row), sum, adds ? Long::sum : Long::max);
                }
            }
        }
    }

    private Map<Group, List<Integer>> groups() {
        Map<Group, List<Integer>> groups = new HashMap<>();
        for (int claim = 0; claim < claims.size(); claim++) {
            Stacking stacking = claims.clause(claim).stacking();
            if (stacking != null && stacking.competes()) {
                Group group = Group.of(claims.clause(claim), stacking, claims.enterpriseRow(claim), claims.row(claim));
                groups.computeIfAbsent(group, added -> new ArrayList<>(2)).add(claim);
            }
        }
        return groups;
    }

    private void settle(Group group, List<Integer> members) {
        members.sort(Comparator.comparing((Integer claim) -> !claims.eligible(claim))
                .thenComparing(Comparator.comparingLong((Integer claim) -> claims.fen(claim))
                        .reversed())
                .thenComparingInt(claim -> claim));
        long reached = paid.getOrDefault(group, 0L);
        boolean given = false;
        for (int claim : members) {
            long fen = claims.fen(claim);
            Stacking stacking = claims.clause(claim).stacking();
            Stacking.Rule rule = stacking == null ? Stacking.Rule.SUM : stacking.rule();
            Long cap = stacking == null ? null : stacking.capFen();
            counted[claim] = switch (rule) {
                case SUM -> Math.min(fen, cap == null ? fen : Math.max(0, cap - reached));
                case MAX -> claims.eligible(claim) && given ? 0 : Math.max(0, fen - reached);
                case EXCLUSIVE ->
                    paid.containsKey(group) || (claims.eligible(claim) && given) ? 0 : Math.max(0, fen - reached);
            };
            given |= claims.eligible(claim);
            reached = rule == Stacking.Rule.SUM ? reached + counted[claim] : Math.max(reached, fen);
        }
    }
}
