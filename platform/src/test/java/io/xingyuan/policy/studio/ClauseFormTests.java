package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Form and text of every clause that ships: what goes through the form says the same as before. */
class ClauseFormTests {

    private static final Path POLICIES = Path.of("..", "policies");
    private static final ClauseForm NOTHING = new ClauseForm(Map.of(), "", List.of(), List.of(), List.of(), Map.of());

    private final Map<String, String> sources = sources();
    private final PolicyLibrary library = load(sources);
    private final FactDictionary facts = library.facts();

    @Test
    void whatIsNotChangedInTheFormStaysInTheTextToTheLetter() {
        each((text, skeleton, clause) -> {
            ClauseForm form = ClauseReading.of(skeleton, clause, facts);
            ClauseForm back = ClauseForm.posted(sent(form), form);
            assertThat(ClauseWriting.edits(skeleton, clause, form, back, facts))
                    .as(clause.scalar("id"))
                    .isEmpty();
        });
    }

    @Test
    void theFormOfADocumentChangesWhatWasTypedAndNothingElse() {
        Map<String, String> rewritten = new HashMap<>(sources);
        sources.forEach((file, text) -> Skeleton.of(text)
                .filter(skeleton -> !skeleton.dictionary())
                .ifPresent(skeleton -> {
                    DocumentForm form = DocumentForm.of(skeleton);
                    Map<String, String> sent = new HashMap<>();
                    form.fields().forEach((key, value) -> sent.put("f." + key, value.replace("\n", "\r\n")));
                    assertThat(DocumentForm.posted(sent, form).edits(skeleton, form))
                            .as(file)
                            .isEmpty();
                    sent.merge("f.convention", "\r\n低于 <", String::concat);
                    rewritten.put(
                            file, skeleton.with(DocumentForm.posted(sent, form).edits(skeleton, form)));
                }));
        assertThat(load(rewritten).policies())
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy.convention()).containsEntry("低于", "<"));
    }

    @Test
    void everyClauseWrittenAnewByTheFormMeansTheSame() {
        Map<String, String> rewritten = new HashMap<>(sources);
        sources.forEach((file, text) -> Skeleton.of(text)
                .filter(skeleton -> !skeleton.dictionary())
                .ifPresent(skeleton -> {
                    List<Skeleton.Edit> edits = new ArrayList<>();
                    for (Skeleton.Block clause : skeleton.clauses()) {
                        edits.addAll(ClauseWriting.edits(
                                skeleton, clause, NOTHING, ClauseReading.of(skeleton, clause, facts), facts));
                    }
                    rewritten.put(file, skeleton.with(edits));
                }));
        assertThat(rewritten).isNotEqualTo(sources);

        PolicyLibrary again = load(rewritten);

        for (Policy policy : library.policies()) {
            Policy other = again.policies().stream()
                    .filter(candidate -> candidate.id().equals(policy.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Comparison.between(policy, other)).as(policy.id()).isEmpty();
        }
        for (Clause clause : again.clauses()) {
            assertThat(again.trials(clause.id())).as(clause.id().toString()).allMatch(Trial::passed);
        }
    }

    @Test
    void aChangedFieldChangesItsLineAndNoOther() {
        each((text, skeleton, clause) -> {
            ClauseForm form = ClauseReading.of(skeleton, clause, facts);
            ClauseForm changed = form.withFields(Map.of("title", "新名称: #1 \"引号\""));
            String after = skeleton.with(ClauseWriting.edits(skeleton, clause, form, changed, facts));
            assertThat(LineComparison.of(text, after))
                    .filteredOn(line -> !line.kind().equals("same"))
                    .extracting(LineComparison::kind)
                    .containsExactly("gone", "new");
            assertThat(Skeleton.of(after).orElseThrow().clauses())
                    .anyMatch(each -> each.scalar("title").equals("新名称: #1 \"引号\""));
        });
    }

    private interface Each {
        void of(String text, Skeleton skeleton, Skeleton.Block clause);
    }

    private void each(Each visitor) {
        sources.forEach((file, text) -> {
            Skeleton skeleton = Skeleton.of(text).orElseThrow();
            if (!skeleton.dictionary()) {
                skeleton.clauses().forEach(clause -> visitor.of(text, skeleton, clause));
            }
        });
    }

    /** As a browser sends it. */
    private static Map<String, String> sent(ClauseForm form) {
        Map<String, String> sent = new HashMap<>();
        form.fields().forEach((key, value) -> sent.put("f." + key, value.replace("\n", "\r\n")));
        sent.put("group", form.group().equals("one") ? "all" : form.group());
        for (int i = 0; i < form.conditions().size(); i++) {
            ConditionRow row = form.conditions().get(i);
            String at = "c" + i + ".";
            sent.put(at + "kind", row.kind());
            sent.put(at + "id", row.id());
            sent.put(at + "fact", row.fact());
            sent.put(at + "sign", row.sign().isEmpty() ? "is" : row.sign());
            sent.put(at + "value", row.value());
            sent.put(at + "expr", row.expr());
            sent.put(at + "says", row.says());
            sent.put(at + "cite", row.cite());
            sent.put(at + "raw", row.raw().replace("\n", "\r\n"));
        }
        for (int i = 0; i < form.parameters().size(); i++) {
            ParameterRow row = form.parameters().get(i);
            String at = "p" + i + ".";
            sent.put(at + "name", row.name());
            sent.put(at + "from", row.from());
            sent.put(at + "value", row.value().replace("\n", "\r\n"));
            sent.put(at + "form", row.form());
        }
        for (int i = 0; i < form.trials().size(); i++) {
            TrialRow row = form.trials().get(i);
            String at = "x" + i + ".";
            sent.put(at + "name", row.name());
            sent.put(at + "given", row.given().replace("\n", "\r\n"));
            sent.put(at + "state", row.state());
            sent.put(at + "amount", row.amount());
            sent.put(at + "expectMore", row.expectMore());
            sent.put(at + "more", row.more().replace("\n", "\r\n"));
        }
        return sent;
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(POLICIES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                sources.put(POLICIES.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return sources;
    }

    private static PolicyLibrary load(Map<String, String> sources) {
        try {
            return Policies.load(sources);
        } catch (PolicyProblems faulty) {
            throw new IllegalStateException(faulty);
        }
    }
}
