package io.xingyuan.policy.matching;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 政策找企业: asks the census about clauses. */
@Component
class Matching {

    /** So many rows are looked into for the facts they lack; with more, nobody waits for that. */
    private static final int MOST_LOOKED_INTO = 20_000;

    private final Censuses censuses;
    private final PolicyLibrary library;
    private final PublishedLibrary published;
    private final NearThresholds thresholds;

    Matching(Censuses censuses, PolicyLibrary library, PublishedLibrary published, NearThresholds thresholds) {
        this.censuses = censuses;
        this.library = library;
        this.published = published;
        this.thresholds = thresholds;
    }

    PolicyLibrary library() {
        return library;
    }

    Policy policy(Clause clause) {
        return library.policies().stream()
                .filter(policy -> policy.id().equals(clause.id().policy()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(clause.id().toString()));
    }

    /** Which version of its policy a clause is of, in words. */
    String version(Clause clause) {
        return published.edition().says(clause.id().policy());
    }

    /** @param scope the parks whose enterprises the asker may see */
    Matches find(ClauseChoice choice, RowFilter filter, Scope scope, LocalDate asOf) {
        Census census = censuses.current();
        Survey survey = census.survey(library, asOf);
        List<Clause> asked = choice.of(library);
        List<Clause> clauses = asked.stream()
                .filter(clause -> clause.validity().includes(asOf))
                .toList();
        List<ClauseColumn> columns = clauses.stream()
                .map(clause -> survey.population().column(clause.id()).orElseThrow())
                .toList();
        BitSet shown = shown(census, scope, filter);
        List<Match> base =
                Grouping.count(survey.population(), columns, shown, rows(census, columns, shown, thresholds.on(asOf)));
        List<Match> waiting = base.stream()
                .filter(match -> match.outcome() == Outcome.INCOMPLETE)
                .toList();
        boolean counted = waiting.size() <= MOST_LOOKED_INTO;
        Map<String, Matches.Lack> lacks = counted ? lacks(survey, waiting) : Map.of();
        List<Match> rows = base.stream()
                .filter(filter.rows().and(lacking(survey, filter.missing())))
                .toList();
        return new Matches(census, survey, asOf, clauses, asked.size(), base, Tally.of(base), rows, lacks, counted);
    }

    /** The findings behind rows, in their order; rows are explained on all processors. */
    static List<Finding> explain(Matches matches, List<Match> rows) {
        return rows.parallelStream().map(matches.survey()::explain).toList();
    }

    private static List<Match> rows(Census census, List<ClauseColumn> columns, BitSet shown, long threshold) {
        List<Match> rows = new ArrayList<>();
        for (ClauseColumn column : columns) {
            Entity entity = column.clause().entity();
            for (int row = 0; row < column.size(); row++) {
                int enterprise = census.columns().enterpriseRow(entity, row);
                if (shown.get(enterprise)) {
                    boolean near = column.isNear(row) && column.distance(row) <= threshold;
                    rows.add(
                            new Match(column, row, enterprise, Outcome.of(column.state(row), near), column.bands(row)));
                }
            }
        }
        return rows;
    }

    private static BitSet shown(Census census, Scope scope, RowFilter filter) {
        Predicate<Resident> wanted = filter.residents()
                .and(resident -> scope.covers(resident.summary().park()));
        BitSet shown = new BitSet();
        for (int row = 0; row < census.residents().size(); row++) {
            shown.set(row, wanted.test(census.residents().get(row)));
        }
        return shown;
    }

    private static Map<String, Matches.Lack> lacks(Survey survey, List<Match> waiting) {
        Map<FactDefinition, Long> counts = waiting.parallelStream()
                .flatMap(match -> survey.lacking(match).stream())
                .collect(Collectors.groupingBy(fact -> fact, Collectors.counting()));
        Map<String, Matches.Lack> lacks = new HashMap<>();
        counts.forEach((fact, rows) -> lacks.put(fact.code(), new Matches.Lack(fact.code(), fact.name(), rows)));
        return Matches.sorted(lacks);
    }

    private static Predicate<Match> lacking(Survey survey, String code) {
        return code.isEmpty()
                ? match -> true
                : match -> match.outcome() == Outcome.INCOMPLETE
                        && survey.lacking(match).stream()
                                .anyMatch(fact -> fact.code().equals(code));
    }
}
