package io.xingyuan.policy.studio;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.checkup.ClauseCheckUps;
import io.xingyuan.policy.checkup.FindingRow;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.policy.matching.Rehearsal;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 试算: a draft put to the enterprises on the books; nothing of it is kept. */
@Component
class DraftTrials {

    private final Checks checks;
    private final ClauseCheckUps checkUps;
    private final Rehearsal rehearsal;
    private final Awards awards;

    DraftTrials(Checks checks, ClauseCheckUps checkUps, Rehearsal rehearsal, Awards awards) {
        this.checks = checks;
        this.checkUps = checkUps;
        this.rehearsal = rehearsal;
        this.awards = awards;
    }

    /**
     * 一条: the draft over all enterprises beside the version in force.
     *
     * @param before null when the clause is new
     */
    record Line(Rehearsal.Result now, Rehearsal.@Nullable Result before) {}

    /** @param text of the draft, saved or not */
    List<FindingRow> on(String policy, String text, EnterpriseId enterprise, LocalDate asOf) {
        Verdict verdict = compiled(policy, text);
        return checkUps.rows(verdict.mustLibrary(), verdict.mustPolicy(), enterprise, awards.of(enterprise), asOf);
    }

    List<Line> overAll(Draft draft, Scope scope, LocalDate asOf, int most) {
        Verdict verdict = compiled(draft);
        Map<ClauseId, Rehearsal.Result> before = checks
                .inForce(draft.policy())
                .map(policy -> results(checks.library(), policy, scope, asOf, 0))
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(result -> result.clause().id(), Function.identity()));
        return results(verdict.mustLibrary(), verdict.mustPolicy(), scope, asOf, most).stream()
                .map(result -> new Line(result, before.get(result.clause().id())))
                .toList();
    }

    private List<Rehearsal.Result> results(
            PolicyLibrary library, Policy policy, Scope scope, LocalDate asOf, int most) {
        List<Clause> clauses = policy.clauses();
        return rehearsal.of(library, clauses, scope, asOf, most);
    }

    /** What the engine makes of a draft that has no faults. */
    Verdict compiled(Draft draft) {
        return compiled(draft.policy(), draft.text());
    }

    private Verdict compiled(String policy, String text) {
        Verdict verdict = checks.of(policy, text);
        if (!verdict.compiles()) {
            throw new Refusal("草稿还有错误，改好并保存后才能试算。");
        }
        if (verdict.policy() == null) {
            throw new Refusal("事实字典没有条款，不用试算。");
        }
        return verdict;
    }
}
