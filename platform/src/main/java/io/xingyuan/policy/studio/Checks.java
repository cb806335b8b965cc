package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Problem;
import io.xingyuan.engine.Trial;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Edition;
import io.xingyuan.policy.PolicyVersion;
import io.xingyuan.policy.PublishedLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 检查: puts a text before the engine together with the whole library, and says what it makes of it. */
@Component
class Checks {

    static final int LONGEST = 1 << 20;

    private final PublishedLibrary published;
    private final OfficialTexts texts;
    private final PolicyHomes homes;

    Checks(PublishedLibrary published, OfficialTexts texts, PolicyHomes homes) {
        this.published = published;
        this.texts = texts;
        this.homes = homes;
    }

    PolicyHomes homes() {
        return homes;
    }

    /** Whether the figures of a policy stand where it cites them; empty without the official text. */
    Optional<List<CitedFigures.Figure>> figures(String policy, @Nullable Policy compiled) {
        return compiled == null
                ? Optional.empty()
                : texts.of(policy).map(official -> CitedFigures.of(compiled, official.text()));
    }

    Verdict of(String policy, String text) {
        if (text.isBlank()) {
            return Verdict.unreadable(t("文本是空的。"));
        }
        if (text.length() > LONGEST) {
            return Verdict.unreadable(t("文本超过 1 MB，请拆成几份政策。"));
        }
        try {
            return read(policy, text, published.trial(policy, text));
        } catch (PolicyProblems faulty) {
            List<Problem> own = faulty.problems().stream()
                    .filter(problem -> problem.file().equals(PublishedLibrary.file(policy)))
                    .toList();
            return new Verdict(own.isEmpty() ? faulty.problems() : own, List.of(), null, null, List.of());
        }
    }

    private Verdict read(String policy, String text, PolicyLibrary library) {
        if (policy.equals(PublishedLibrary.FACTS)) {
            return dictionary(text, library);
        }
        Optional<Policy> read = library.policies().stream()
                .filter(candidate -> candidate.file().equals(PublishedLibrary.file(policy)))
                .findFirst();
        if (read.isEmpty()) {
            return Verdict.unreadable(t("文本的顶层应有 policy，不能是事实字典。"));
        }
        Policy compiled = read.get();
        if (!compiled.id().equals(policy)) {
            return Verdict.unreadable(t("政策号应是“{0}”，文本里写的是“{1}”；政策号定下后不再改。", policy, compiled.id()));
        }
        List<Trial> trials = compiled.clauses().stream()
                .flatMap(clause -> library.trials(clause.id()).stream())
                .toList();
        List<Refusal> refusals = new ArrayList<>(
                leftOut(policy).map(old -> old.clauseRefusals(text)).orElseGet(() -> refusals(compiled)));
        refusals.addAll(homes.refusals(compiled));
        return new Verdict(warnings(policy, library), refusals, compiled, library, trials);
    }

    private static List<Problem> warnings(String policy, PolicyLibrary library) {
        return library.warnings().stream()
                .filter(problem -> problem.file().equals(PublishedLibrary.file(policy)))
                .toList();
    }

    /** The last text of a policy that the library is without, though it was published. */
    private Optional<LeftOutText> leftOut(String policy) {
        Edition edition = published.edition();
        return edition.leftOut().containsKey(policy) ? edition.version(policy).map(LeftOutText::new) : Optional.empty();
    }

    private Verdict dictionary(String text, PolicyLibrary library) {
        String file = PublishedLibrary.file(PublishedLibrary.FACTS);
        if (library.policies().stream().anyMatch(policy -> policy.file().equals(file))) {
            return Verdict.unreadable(t("事实字典的顶层应是 facts，不能是政策。"));
        }
        List<Refusal> refusals = leftOut(PublishedLibrary.FACTS)
                .map(old -> old.factRefusals(text, published::ships))
                .orElseGet(() ->
                        DictionaryComparison.refusals(published.ownFacts(library()), published.ownFacts(library)));
        return new Verdict(warnings(PublishedLibrary.FACTS, library), refusals, null, library, List.of());
    }

    /** The text in force: what this house published last, else what ships, else empty. */
    String textInForce(String policy) {
        String shipped = published.shippedText(policy);
        return published.versions(policy).stream()
                .findFirst()
                .map(PolicyVersion::text)
                .orElse(shipped == null ? "" : shipped);
    }

    /** What a text that compiles would change of what is in force; nothing for one with faults. */
    List<Difference> differences(String policy, Verdict verdict, String text) {
        if (!verdict.compiles()) {
            return List.of();
        }
        if (policy.equals(PublishedLibrary.FACTS)) {
            return DictionaryComparison.between(
                    published.ownFacts(library()), published.ownFacts(verdict.mustLibrary()));
        }
        List<Difference> differences =
                new ArrayList<>(Comparison.between(inForce(policy).orElse(null), verdict.mustPolicy()));
        differences.addAll(TrialComparison.between(textInForce(policy), text));
        return differences;
    }

    /** Awards, applications and programmes point at clauses: what was published stays findable and about the same. */
    private List<Refusal> refusals(Policy compiled) {
        List<Refusal> refusals = new ArrayList<>();
        inForce(compiled.id()).ifPresent(before -> {
            for (Clause old : before.clauses()) {
                Optional<Clause> young = compiled.clauses().stream()
                        .filter(clause -> clause.id().equals(old.id()))
                        .findFirst();
                if (young.isEmpty()) {
                    refusals.add(new Refusal(
                            "条款 {0}“{1}”已经发布过，不能删除；不再执行的请写截止日期。", old.id().local(), old.title()));
                } else if (young.get().entity() != old.entity() || young.get().kind() != old.kind()) {
                    refusals.add(new Refusal(
                            "条款 {0}“{1}”的对象或性质已经发布，不能改；请另立条款。", old.id().local(), old.title()));
                }
            }
        });
        return refusals;
    }

    /** The library in force. */
    PolicyLibrary library() {
        return published.library();
    }

    /** The policy as it stands in the library. */
    Optional<Policy> inForce(String policy) {
        return published.library().policies().stream()
                .filter(candidate -> candidate.id().equals(policy))
                .findFirst();
    }
}
