package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Edition;
import io.xingyuan.policy.PolicyVersion;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Texts;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the pages of the studio together. */
@Component
class StudioViews {

    private static final Set<Role> WRITERS = Set.of(Role.POLICY_OFFICER, Role.POLICY_APPROVER);

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
        Map<String, Scope> homes = checks.homes().all();
        Scope scope = Visitor.now().scope();
        Predicate<String> reached = policy -> scope.covers(homes.getOrDefault(policy, Scope.EVERYWHERE));
        Map<String, Draft> begun = drafts.all().stream()
                .filter(draft -> reached.test(draft.policy()))
                .collect(Collectors.toMap(Draft::policy, Function.identity()));
        Function<String, String> home = policy -> {
            Scope parks = homes.getOrDefault(policy, Scope.EVERYWHERE);
            return parks.everywhere() ? "" : checks.homes().words(parks);
        };
        List<StudioPage.Row> rows = new ArrayList<>();
        rows.add(new StudioPage.Row(
                PublishedLibrary.FACTS,
                t(FirstText.FACTS_TITLE),
                "",
                ownInForce(edition),
                Optional.ofNullable(begun.remove(PublishedLibrary.FACTS)),
                "",
                edition.leftOut().containsKey(PublishedLibrary.FACTS),
                false));
        for (Policy policy : edition.library().policies()) {
            rows.add(new StudioPage.Row(
                    policy.id(),
                    policy.title(),
                    policy.number(),
                    edition.says(policy.id()),
                    Optional.ofNullable(begun.remove(policy.id())),
                    home.apply(policy.id()),
                    false,
                    false));
        }
        edition.leftOut().keySet().stream()
                .filter(policy -> !policy.equals(PublishedLibrary.FACTS))
                .forEach(policy -> rows.add(new StudioPage.Row(
                        policy,
                        policy,
                        "",
                        edition.says(policy),
                        Optional.ofNullable(begun.remove(policy)),
                        home.apply(policy),
                        true,
                        false)));
        begun.values()
                .forEach(draft -> rows.add(new StudioPage.Row(
                        draft.policy(),
                        draft.title(),
                        "",
                        "",
                        Optional.of(draft),
                        home.apply(draft.policy()),
                        false,
                        false)));
        Set<String> listed = rows.stream().map(StudioPage.Row::policy).collect(Collectors.toSet());
        drafts.givenUp().stream()
                .filter(end -> reached.test(end.policy()) && !listed.contains(end.policy()))
                .forEach(end -> rows.add(new StudioPage.Row(
                        end.policy(), end.title(), "", "", Optional.empty(), home.apply(end.policy()), false, true)));
        rows.sort((one, other) ->
                Boolean.compare(other.draft().isPresent(), one.draft().isPresent()));
        return rows;
    }

    StudioPage page(String policy) {
        Edition edition = published.edition();
        Visitor visitor = Visitor.now();
        Optional<Policy> inForce = checks.inForce(policy);
        String barred = checks.homes().barred(policy, visitor).map(Texts::t).orElse("");
        boolean reached = barred.isEmpty();
        Optional<Draft> draft = reached ? drafts.find(policy) : Optional.empty();
        List<PolicyVersion> history = published.versions(policy);
        List<Draft.End> ends = reached ? drafts.ends(policy) : List.of();
        boolean dictionary = policy.equals(PublishedLibrary.FACTS);
        if (inForce.isEmpty() && draft.isEmpty() && history.isEmpty() && ends.isEmpty() && !dictionary) {
            throw new NotFound("政策");
        }
        Verdict verdict = draft.map(begun -> checks.of(policy, begun.text())).orElse(null);
        return new StudioPage(
                policy,
                dictionary
                        ? t(FirstText.FACTS_TITLE)
                        : draft.map(Draft::title)
                                .or(() -> inForce.map(Policy::title))
                                .or(() -> ends.stream().findFirst().map(Draft.End::title))
                                .orElse(policy),
                dictionary ? ownInForce(edition) : inForce.isPresent() ? edition.says(policy) : "",
                draft,
                verdict,
                draft.isEmpty() || verdict == null
                        ? List.of()
                        : checks.differences(policy, verdict, draft.get().text()),
                verdict == null ? Optional.empty() : checks.figures(policy, verdict.policy()),
                dictionary ? published.ownFacts(edition.library()) : List.of(),
                history,
                reached ? drafts.saves(policy) : List.of(),
                ends,
                draft.isEmpty() ? Optional.empty() : drafts.unsaved(policy, visitor.account()),
                reached ? drafts.left(policy, visitor.account()) : Optional.empty(),
                edition.leftOut().getOrDefault(policy, List.of()),
                checks.homes().words(checks.homes().of(policy)),
                WRITERS.contains(visitor.role()) ? barred : "",
                reached && visitor.role() == Role.POLICY_OFFICER,
                visitor.role() == Role.POLICY_APPROVER
                        && draft.filter(begun -> !begun.writtenBy(visitor.account()))
                                .isPresent(),
                visitor.role() == Role.POLICY_OFFICER
                        && draft.filter(begun -> begun.writtenBy(visitor.account()))
                                .isPresent());
    }

    /** The dictionary of the house, which is not there until somebody publishes one. */
    private static String ownInForce(Edition edition) {
        return edition.version(PublishedLibrary.FACTS).isPresent() ? edition.says(PublishedLibrary.FACTS) : "";
    }
}
