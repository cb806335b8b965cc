package io.xingyuan.policy.studio;

import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Edition;
import io.xingyuan.policy.PolicyVersion;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the pages of the studio together. */
@Component
class StudioViews {

    private final Drafts drafts;
    private final PublishedLibrary published;
    private final Checks checks;

    StudioViews(Drafts drafts, PublishedLibrary published, Checks checks) {
        this.drafts = drafts;
        this.published = published;
        this.checks = checks;
    }

    /** Drafts first, then the library in its order. */
    List<StudioPage.Row> rows() {
        Edition edition = published.edition();
        Map<String, Draft> begun = drafts.all().stream().collect(Collectors.toMap(Draft::policy, Function.identity()));
        List<StudioPage.Row> rows = new ArrayList<>();
        for (Policy policy : edition.library().policies()) {
            rows.add(new StudioPage.Row(
                    policy.id(),
                    policy.title(),
                    policy.number(),
                    edition.says(policy.id()),
                    Optional.ofNullable(begun.remove(policy.id())),
                    false));
        }
        edition.leftOut()
                .keySet()
                .forEach(policy -> rows.add(new StudioPage.Row(
                        policy, policy, "", edition.says(policy), Optional.ofNullable(begun.remove(policy)), true)));
        begun.values()
                .forEach(draft ->
                        rows.add(new StudioPage.Row(draft.policy(), draft.title(), "", "", Optional.of(draft), false)));
        rows.sort((one, other) ->
                Boolean.compare(other.draft().isPresent(), one.draft().isPresent()));
        return rows;
    }

    StudioPage page(String policy) {
        Edition edition = published.edition();
        Visitor visitor = Visitor.now();
        Optional<Policy> inForce = checks.inForce(policy);
        Optional<Draft> draft = drafts.find(policy);
        List<PolicyVersion> history = published.versions(policy);
        if (inForce.isEmpty() && draft.isEmpty() && history.isEmpty()) {
            throw new NotFound("政策");
        }
        Verdict verdict = draft.map(begun -> checks.of(policy, begun.text())).orElse(null);
        return new StudioPage(
                policy,
                draft.map(Draft::title).or(() -> inForce.map(Policy::title)).orElse(policy),
                inForce.isPresent() ? edition.says(policy) : "",
                draft,
                verdict,
                differences(inForce, verdict),
                history,
                drafts.saves(policy),
                edition.leftOut().getOrDefault(policy, List.of()),
                visitor.role() == Role.POLICY_OFFICER,
                visitor.role() == Role.POLICY_APPROVER
                        && draft.filter(begun -> !begun.writtenBy(visitor.account()))
                                .isPresent());
    }

    private static List<Difference> differences(Optional<Policy> inForce, @Nullable Verdict verdict) {
        Policy compiled = verdict == null ? null : verdict.policy();
        return compiled == null ? List.of() : Comparison.between(inForce.orElse(null), compiled);
    }
}
