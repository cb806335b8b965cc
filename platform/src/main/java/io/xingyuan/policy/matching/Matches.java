package io.xingyuan.policy.matching;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 匹配结果: what a question found.
 *
 * @param clauses in force on the day, those asked about
 * @param asked how many clauses were asked about, in force or not
 * @param base rows of those clauses for the enterprises that pass the filter, whatever their state
 * @param tally of the base
 * @param rows those of them that pass the whole filter
 * @param lacks for the facts that rows in 待补 lack, how many rows lack them; empty when {@code lacksCounted} is false
 * @param lacksCounted false when too many rows would have to be looked into
 */
record Matches(
        Census census,
        Survey survey,
        LocalDate asOf,
        List<Clause> clauses,
        int asked,
        List<Match> base,
        Tally tally,
        List<Match> rows,
        Map<String, Lack> lacks,
        boolean lacksCounted) {

    /** 缺项: a fact and how many rows lack it. */
    record Lack(String code, String name, long rows) {}

    Resident resident(Match match) {
        return census.residents().get(match.enterpriseRow());
    }

    /** The same with its rows in an order. */
    Matches in(MatchOrder order) {
        List<Match> ordered = new ArrayList<>(rows);
        ordered.sort(order.comparator(census));
        return new Matches(census, survey, asOf, clauses, asked, base, tally, ordered, lacks, lacksCounted);
    }

    /** One per clause, in the order of the library, over all its rows; clauses without any row stand with nothing. */
    Map<Clause, Tally> byClause() {
        Map<ClauseId, List<Match>> grouped = new HashMap<>();
        base.forEach(match -> grouped.computeIfAbsent(match.clause().id(), clause -> new ArrayList<>())
                .add(match));
        Map<Clause, Tally> tallies = new LinkedHashMap<>();
        clauses.forEach(clause -> tallies.put(clause, Tally.of(grouped.getOrDefault(clause.id(), List.of()))));
        return tallies;
    }

    /** Rows by enterprise, in the order of the rows. */
    Map<Integer, List<Match>> byEnterprise() {
        Map<Integer, List<Match>> grouped = new LinkedHashMap<>();
        rows.forEach(match -> grouped.computeIfAbsent(match.enterpriseRow(), row -> new ArrayList<>())
                .add(match));
        return grouped;
    }

    /** Those that most rows wait for come first. */
    List<Lack> mostLacked(int limit) {
        return lacks.values().stream()
                .sorted(Comparator.comparingLong(Lack::rows).reversed().thenComparing(Lack::name))
                .limit(limit)
                .toList();
    }

    /** Short: a list of all rows helps nobody. */
    @Override
    public String toString() {
        return clauses.size() + " clauses, " + rows.size() + " rows of " + base.size() + " on " + asOf;
    }

    static Map<String, Lack> sorted(Map<String, Lack> lacks) {
        return new TreeMap<>(lacks);
    }
}
