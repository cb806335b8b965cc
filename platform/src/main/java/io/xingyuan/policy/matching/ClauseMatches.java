package io.xingyuan.policy.matching;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Finding;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** 条款匹配: for other modules, whom of all enterprises one clause fits, and whom it would fit with a few more facts. */
@Component
public class ClauseMatches {

    /** Of whom more is missing, nobody is asked: too little is known to say that it comes into question. */
    public static final int MOST_LACKING = 3;

    private final Matching matching;

    ClauseMatches(Matching matching) {
        this.matching = matching;
    }

    /**
     * 一户: an enterprise, or one of its products, projects, platforms or teams.
     *
     * @param subject the enterprise's own id for an enterprise
     * @param subjectName empty for an enterprise
     */
    public record Hit(EnterpriseSummary enterprise, UUID subject, String subjectName, Outcome outcome) {}

    /**
     * 找到的: who comes into question.
     *
     * @param hits in the order of names: those that are eligible, and those that lack one to three facts
     * @param unasked how many more there are of whom too much is missing; see {@link #unasked}
     */
    public record Found(List<Hit> hits, int unasked) {}

    /**
     * 未请补的一户: no answer yet, and not asked for facts.
     *
     * @param lacking names of the facts that are missing; more than three, or none that anybody could enter
     */
    public record Unasked(EnterpriseSummary enterprise, UUID subject, String subjectName, List<String> lacking) {}

    /** 未请补名单: in the order of names; only the rows that are asked for are worked out. */
    public static final class UnaskedList {

        private final Matches matches;
        private final List<Match> all;

        private UnaskedList(Matches matches, List<Match> all) {
            this.matches = matches;
            this.all = all;
        }

        public int size() {
            return all.size();
        }

        /**
         * One page of them.
         *
         * @param from how many to skip; beyond the end there are none
         */
        public List<Unasked> rows(long from, int most) {
            List<Match> rows = all.stream().skip(from).limit(most).toList();
            List<Finding> findings = Matching.explain(matches, rows);
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> row(rows.get(i), findings.get(i)))
                    .toList();
        }

        private Unasked row(Match match, Finding finding) {
            return new Unasked(
                    matches.resident(match).summary(),
                    UUID.fromString(finding.subjectId()),
                    name(finding),
                    matches.survey().lacking(match).stream()
                            .map(FactDefinition::name)
                            .toList());
        }
    }

    public Found of(ClauseId clause, Scope scope, LocalDate asOf) {
        Matches matches = find(clause, scope, asOf);
        List<Match> hits = sorted(
                matches,
                match -> match.outcome() == Outcome.ELIGIBLE
                        || (match.outcome() == Outcome.INCOMPLETE && few(matches, match)));
        int unasked = Math.toIntExact(matches.base().stream()
                .filter(match -> match.outcome() == Outcome.INCOMPLETE && !few(matches, match))
                .count());
        List<Finding> findings = Matching.explain(matches, hits);
        return new Found(
                IntStream.range(0, hits.size())
                        .mapToObj(i -> new Hit(
                                matches.resident(hits.get(i)).summary(),
                                UUID.fromString(findings.get(i).subjectId()),
                                name(findings.get(i)),
                                hits.get(i).outcome()))
                        .toList(),
                unasked);
    }

    public UnaskedList unasked(ClauseId clause, Scope scope, LocalDate asOf) {
        Matches matches = find(clause, scope, asOf);
        return new UnaskedList(
                matches, sorted(matches, match -> match.outcome() == Outcome.INCOMPLETE && !few(matches, match)));
    }

    private Matches find(ClauseId clause, Scope scope, LocalDate asOf) {
        return matching.find(
                new ClauseChoice(List.of(clause.toString()), null, null, null), RowFilter.NONE, scope, asOf);
    }

    private static List<Match> sorted(Matches matches, Predicate<Match> wanted) {
        return matches.base().stream()
                .filter(wanted)
                .sorted(Comparator.comparingInt(match -> matches.resident(match).place()))
                .toList();
    }

    private static String name(Finding finding) {
        return finding.clause().entity() == Entity.ENTERPRISE ? "" : finding.subjectName();
    }

    private static boolean few(Matches matches, Match match) {
        int lacking = matches.survey().lacking(match).size();
        return lacking >= 1 && lacking <= MOST_LACKING;
    }
}
