package io.xingyuan.policy.matching;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 预演: how clauses of a library that is not in force would stand for all enterprises, by the newest census. */
@Component
public class Rehearsal {

    private final Censuses censuses;
    private final NearThresholds thresholds;

    Rehearsal(Censuses censuses, NearThresholds thresholds) {
        this.censuses = censuses;
        this.thresholds = thresholds;
    }

    /**
     * 一条的预演结果.
     *
     * @param counts rows by outcome
     * @param money of all rows, each clause for itself
     * @param marginal the nearest of those that just miss, nearest first
     */
    public record Result(Clause clause, Map<Outcome, Integer> counts, MoneyBands money, List<Marginal> marginal) {

        public int count(Outcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }
    }

    /**
     * 差一点的一家.
     *
     * @param subject name of its product or project; empty for the enterprise itself
     * @param distance in millionths
     */
    public record Marginal(EnterpriseId enterprise, String name, String subject, long distance) {}

    /**
     * One result per clause in force on the day, in the order asked.
     *
     * @param library that the clauses are of; its dictionary is that of the library in force
     * @param most how many marginal rows to name per clause
     */
    public List<Result> of(PolicyLibrary library, List<Clause> clauses, Scope scope, LocalDate asOf, int most) {
        Census census = censuses.current();
        long threshold = thresholds.on(asOf);
        var population = library.population(census.columns(), census.awards(), asOf, clauses);
        return population.columns().stream()
                .map(column -> result(census, column, scope, threshold, most))
                .toList();
    }

    private static Result result(Census census, ClauseColumn column, Scope scope, long threshold, int most) {
        Entity entity = column.clause().entity();
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        MoneyBands money = MoneyBands.NONE;
        List<Marginal> marginal = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            Resident resident = census.residents().get(census.columns().enterpriseRow(entity, row));
            if (!scope.covers(resident.summary().park())) {
                continue;
            }
            boolean near = column.isNear(row) && column.distance(row) <= threshold;
            counts.merge(Outcome.of(column.state(row), near), 1, Integer::sum);
            money = money.plus(column.bands(row));
            if (near) {
                marginal.add(new Marginal(
                        resident.summary().id(),
                        resident.summary().name(),
                        entity == Entity.ENTERPRISE ? "" : census.columns().name(entity, row),
                        column.distance(row)));
            }
        }
        marginal.sort(Comparator.comparingLong(Marginal::distance));
        return new Result(
                column.clause(), counts, money, List.copyOf(marginal.subList(0, Math.min(most, marginal.size()))));
    }
}
