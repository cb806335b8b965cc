package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 叠加的处理: what of each claim counts beside the others of its group and what the group was already paid in the
 * reference year. Eligible claims come before pending ones, higher before lower, earlier before later; a pending claim
 * counts by what it would add.
 */
public final class StackingPass {

    private final Contenders claims;
    private final Map<Group, Long> paid = new HashMap<>();
    private final long[] counted;
    private Runnable between = () -> {};

    public StackingPass(Contenders claims) {
        this.claims = claims;
        counted = new long[claims.size()];
        Arrays.setAll(counted, claims::fen);
    }

    /**
     * 计入的部分.
     *
     * @param fen what of it counts, in 分
     * @param paid what its group was already paid, in 分
     */
    public record Counted(long fen, long paid) {}

    /** @param row of the subject for an expenditure of its own; -1 where the whole enterprise is meant */
    private record Group(String name, int enterprise, Entity entity, int row) {

        static Group of(Clause clause, Stacking stacking, int enterprise, int row) {
            return stacking.rule() == Stacking.Rule.EXCLUSIVE
                    ? new Group(stacking.key(), enterprise, clause.entity(), row)
                    : new Group(stacking.key(), enterprise, Entity.ENTERPRISE, -1);
        }
    }

    /**
     * In 分, one per claim, never negative and never more than the claim. An award under any clause of a group counts,
     * whether the clause was asked about or not.
     */
    public static long[] count(Claims claims) {
        return count(claims, () -> {});
    }

    /**
     * The same, pausing now and then.
     *
     * @param between called between owners; what it throws ends the pass and comes out of here
     */
    public static long[] count(Claims claims, Runnable between) {
        Population population = claims.population();
        var pass = new StackingPass(claims);
        pass.between = between;
        pass.remember(population.library(), population.subjects(), population.ledger(), population.asOf());
        return pass.counted();
    }

    /** Says what everybody was already paid. */
    void remember(PolicyLibrary library, Columns subjects, Ledger ledger, LocalDate asOf) {
        int year = asOf.getYear() - 1;
        var payments = new Payments(ledger, subjects, year);
        for (Clause clause : competing(library)) {
            for (int row : payments.rows(clause.entity())) {
                remember(
                        clause,
                        subjects.enterpriseRow(clause.entity(), row),
                        row,
                        ledger.spent(clause.id(), subjects.id(clause.entity(), row)),
                        year);
            }
        }
    }

    /**
     * The same for some findings of one enterprise, each taken for eligible.
     *
     * @param findings of the check-up
     * @return one per finding; nothing for one without a figure
     */
    public static List<Counted> count(PolicyLibrary library, CheckUp checkUp, Ledger ledger, List<Finding> findings) {
        List<Subject> subjects = new ArrayList<>(checkUp.subject().children());
        subjects.addFirst(checkUp.subject());
        var pass = new StackingPass(new FoundAwards(findings, subjects));
        int year = checkUp.asOf().getYear() - 1;
        for (Clause clause : competing(library)) {
            for (int row = 0; row < subjects.size(); row++) {
                if (subjects.get(row).entity() == clause.entity()) {
                    pass.remember(
                            clause,
                            0,
                            row,
                            ledger.spent(clause.id(), subjects.get(row).id()),
                            year);
                }
            }
        }
        long[] fen = pass.counted();
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            counted.add(new Counted(fen[i], pass.paid(i)));
        }
        return counted;
    }

    /** Of the groups that stand against each other all clauses, also those that did not when they were in force. */
    private static List<Clause> competing(PolicyLibrary library) {
        Set<String> groups = library.clauses().stream()
                .map(Clause::stacking)
                .filter(stacking -> stacking != null && stacking.competes())
                .map(Stacking::key)
                .collect(Collectors.toSet());
        return library.clauses().stream()
                .filter(clause -> clause.stacking() != null
                        && groups.contains(clause.stacking().key()))
                .toList();
    }

    /**
     * Says what a subject was already paid under a clause; to be said once per clause and subject, numbered as its
     * claims are. What a group paid adds up whatever its rule: who was topped up was paid the difference only.
     *
     * @param year reference year: awards of other years do not count, those without a year do
     */
    public void remember(Clause clause, int enterprise, int row, List<Ledger.Entry> awards, int year) {
        Stacking stacking = clause.stacking();
        long sum = 0;
        for (Ledger.Entry entry : awards) {
            sum += entry.year() == year || entry.year() == 0 ? entry.fen() : 0;
        }
        if (sum > 0 && stacking != null) {
            paid.merge(Group.of(clause, stacking, enterprise, row), sum, Long::sum);
        }
    }

    /** What counts of each claim, in 分; to be asked once. */
    public long[] counted() {
        pools().forEach(this::settle);
        return counted;
    }

    private long paid(int claim) {
        Stacking stacking = claims.clause(claim).stacking();
        return stacking == null || !stacking.competes()
                ? 0
                : paid.getOrDefault(
                        Group.of(claims.clause(claim), stacking, claims.enterpriseRow(claim), claims.row(claim)), 0L);
    }

    /**
     * 同组: claims that may compete, those of the same owner with one another.
     *
     * @param ofSubjects the kind of subject that owns an expenditure; null where the whole enterprise is the owner
     */
    private record Pool(String group, @Nullable Entity ofSubjects) {

        static @Nullable Pool of(Clause clause) {
            Stacking stacking = clause.stacking();
            if (stacking == null || !stacking.competes()) {
                return null;
            }
            boolean exclusive = stacking.rule() == Stacking.Rule.EXCLUSIVE;
            return new Pool(stacking.key(), exclusive ? clause.entity() : null);
        }
    }

    /** The claims of each pool, by number. */
    private Map<Pool, IntStream.Builder> pools() {
        Map<Pool, IntStream.Builder> pools = new LinkedHashMap<>();
        int clause = -1;
        IntStream.Builder members = null;
        for (int claim = 0; claim < claims.size(); claim++) {
            if (claims.number(claim) != clause) {
                clause = claims.number(claim);
                Pool pool = Pool.of(claims.clause(claim));
                members = pool == null ? null : pools.computeIfAbsent(pool, added -> IntStream.builder());
            }
            if (members != null) {
                members.add(claim);
            }
        }
        return pools;
    }

    /** Goes through a pool owner by owner. */
    private void settle(Pool pool, IntStream.Builder members) {
        int[] byClause = members.build().toArray();
        Entity owner = pool.ofSubjects() == null ? Entity.ENTERPRISE : pool.ofSubjects();
        int[] ends = new int[claims.owners(owner) + 1];
        for (int claim : byClause) {
            ends[owner(pool, claim) + 1]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] byOwner = new int[byClause.length];
        for (int claim : byClause) {
            byOwner[ends[owner(pool, claim)]++] = claim;
        }
        int done = 0;
        for (int from = 0, to; from < byOwner.length; from = to) {
            if (done++ % Batch.ROWS == 0) {
                between.run();
            }
            to = ends[owner(pool, byOwner[from])];
            settle(byOwner, from, to);
        }
    }

    private int owner(Pool pool, int claim) {
        return pool.ofSubjects() == null ? claims.enterpriseRow(claim) : claims.row(claim);
    }

    private boolean comesBefore(int claim, int other) {
        if (claims.eligible(claim) != claims.eligible(other)) {
            return claims.eligible(claim);
        }
        return claims.fen(claim) == claims.fen(other) ? claim < other : claims.fen(claim) > claims.fen(other);
    }

    /** Few claims are of one owner. */
    private void sort(int[] members, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int claim = members[i];
            int at = i;
            for (; at > from && comesBefore(claim, members[at - 1]); at--) {
                members[at] = members[at - 1];
            }
            members[at] = claim;
        }
    }

    private void settle(int[] members, int from, int to) {
        sort(members, from, to);
        Long already = paid.isEmpty() ? null : paid.get(group(members[from]));
        long reached = already == null ? 0 : already;
        boolean given = false;
        for (int i = from; i < to; i++) {
            int claim = members[i];
            long fen = claims.fen(claim);
            Stacking stacking = claims.clause(claim).stacking();
            Stacking.Rule rule = stacking == null ? Stacking.Rule.SUM : stacking.rule();
            Long cap = stacking == null ? null : stacking.capFen();
            counted[claim] = switch (rule) {
                case SUM -> Math.min(fen, cap == null ? fen : Math.max(0, cap - reached));
                case MAX -> claims.eligible(claim) && given ? 0 : Math.max(0, fen - reached);
                case EXCLUSIVE -> already != null || (claims.eligible(claim) && given) ? 0 : Math.max(0, fen - reached);
            };
            given |= claims.eligible(claim);
            reached = rule == Stacking.Rule.SUM ? reached + counted[claim] : Math.max(reached, fen);
        }
    }

    private @Nullable Group group(int claim) {
        Stacking stacking = claims.clause(claim).stacking();
        return stacking == null
                ? null
                : Group.of(claims.clause(claim), stacking, claims.enterpriseRow(claim), claims.row(claim));
    }
}
