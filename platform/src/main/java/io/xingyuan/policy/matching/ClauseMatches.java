package io.xingyuan.policy.matching;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Finding;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** 条款匹配: for other modules, whom of all enterprises one clause fits, and whom it would fit with a few more facts. */
@Component
public class ClauseMatches {

    /** Of whom more is missing, nothing is known yet. */
    private static final int MOST_LACKING = 3;

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

    /** In the order of names: those that are eligible, and those that lack one to three facts. */
    public List<Hit> of(ClauseId clause, Scope scope, LocalDate asOf) {
        ClauseChoice choice = new ClauseChoice(List.of(clause.toString()), null, null, null);
        Matches matches = matching.find(choice, RowFilter.NONE, scope, asOf);
        List<Match> hits = matches.base().stream()
                .filter(match -> match.outcome() == Outcome.ELIGIBLE
                        || (match.outcome() == Outcome.INCOMPLETE
                                && few(matches.survey().lacking(match).size())))
                .sorted(Comparator.comparingInt(match -> matches.resident(match).place()))
                .toList();
        List<Finding> findings = Matching.explain(matches, hits);
        return IntStream.range(0, hits.size())
                .mapToObj(i -> new Hit(
                        matches.resident(hits.get(i)).summary(),
                        UUID.fromString(findings.get(i).subjectId()),
                        findings.get(i).clause().entity() == Entity.ENTERPRISE
                                ? ""
                                : findings.get(i).subjectName(),
                        hits.get(i).outcome()))
                .toList();
    }

    private static boolean few(int lacking) {
        return lacking >= 1 && lacking <= MOST_LACKING;
    }
}
