package io.xingyuan.policy.population;

import io.xingyuan.engine.Budget;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.policy.fund.PoolState;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.policy.programme.Programmes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 可用资金: the money that there is for clauses: of programmes that are open and their pools, else the limits stated. */
@Component
class Funding {

    private final Programmes programmes;
    private final Budgets budgets;
    private final Clock clock;

    Funding(Programmes programmes, Budgets budgets, Clock clock) {
        this.programmes = programmes;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** 资金来源: a programme that is open, and the pool that pays it. */
    record Source(Programme programme, PoolState pool) {

        /** What may still be granted: never more than the pool has free. */
        long fen() {
            return Math.max(0, Math.min(programme.leftFen(), pool.freeFen()));
        }

        String poolPath() {
            return "/fund/pools/" + pool.id();
        }
    }

    /** By local id of those clauses that have a programme open today; of several the one that closes first. */
    Map<String, Source> sources(Topic topic) {
        Map<ClauseId, Source> open = new HashMap<>();
        for (Programme programme : programmes.open(LocalDate.now(clock))) {
            UUID pool = programme.terms().pool();
            if (pool != null) {
                budgets.find(new PoolId(pool))
                        .ifPresent(found -> open.putIfAbsent(programme.terms().clause(), new Source(programme, found)));
            }
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Clause clause : topic.clauses()) {
            Source source = open.get(clause.id());
            if (source != null) {
                sources.put(clause.id().local(), source);
            }
        }
        return sources;
    }

    /** A draft that changes nothing, with the money that there is. */
    Draft inForce(Topic topic) {
        Map<String, Source> sources = sources(topic);
        if (topic.single()) {
            Clause clause = topic.clauses().getFirst();
            return new Draft(List.of(), Map.of(), own(clause, sources), "");
        }
        List<Clause> paying = topic.clauses().stream()
                .filter(clause -> clause.amount() != null)
                .toList();
        Map<String, Allotment> allotments = new TreeMap<>();
        for (Clause clause : paying) {
            Allotment allotment = own(clause, sources);
            if (allotment != null && (sources.containsKey(clause.id().local()) || alone(clause, paying))) {
                allotments.put(clause.id().local(), allotment);
            }
        }
        return new Draft(List.of(), allotments, together(paying, sources), "");
    }

    private static @Nullable Allotment own(Clause clause, Map<String, Source> sources) {
        Source source = sources.get(clause.id().local());
        Budget stated = clause.budget();
        if (source == null) {
            return Allotment.stated(stated);
        }
        BudgetOrder order = stated == null ? BudgetOrder.SHARE : BudgetOrder.of(stated.order());
        return new Allotment(source.fen(), order.path());
    }

    /** A stated limit of a pool that pays several clauses is no limit of one of them. */
    private static boolean alone(Clause clause, List<Clause> paying) {
        return paying.stream().filter(other -> pool(other).equals(pool(clause))).count() == 1;
    }

    /** Where one pool pays all of them there is one sum for all of them, shared as the least of their limits says. */
    private static @Nullable Allotment together(List<Clause> paying, Map<String, Source> sources) {
        boolean open = !paying.isEmpty() && sources.size() == paying.size();
        if (open && sources.values().stream().map(Source::pool).distinct().count() == 1) {
            PoolState pool = sources.values().iterator().next().pool();
            Allotment stated = least(paying);
            return new Allotment(
                    Math.max(0, pool.freeFen()), stated == null ? BudgetOrder.SHARE.path() : stated.order());
        }
        return paying.size() < 2
                        || !sources.isEmpty()
                        || paying.stream().map(Funding::pool).distinct().count() > 1
                ? null
                : least(paying);
    }

    private static @Nullable Allotment least(List<Clause> paying) {
        Allotment least = null;
        for (Clause clause : paying) {
            Allotment stated = Allotment.stated(clause.budget());
            least = stated != null && (least == null || stated.fen() < least.fen()) ? stated : least;
        }
        return least;
    }

    private static String pool(Clause clause) {
        Budget stated = clause.budget();
        return stated == null ? clause.id().toString() : stated.pool();
    }
}
