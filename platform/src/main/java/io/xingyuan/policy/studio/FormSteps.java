package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDictionary;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.PublishedLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** 表单与文本同步: what was changed in the form goes into the text, and into nothing else of it. */
@Component
class FormSteps {

    private static final Pattern ROW = Pattern.compile("[cgpx][+-]\\d{1,3}");

    /** Clauses or facts that a page has room for. */
    private static final int MOST_PARTS = 1_000;

    private final PublishedLibrary published;

    private final PolicyHomes homes;

    FormSteps(PublishedLibrary published, PolicyHomes homes) {
        this.published = published;
        this.homes = homes;
    }

    FactDictionary facts() {
        return published.library().facts();
    }

    /** @param chosen number of the clause wanted, from 0; anything else is the document */
    FormView view(String text, int chosen) {
        Optional<Skeleton> read = Skeleton.of(text);
        if (read.isEmpty()) {
            return FormView.unreadable(text);
        }
        Skeleton skeleton = read.get();
        boolean dictionary = skeleton.dictionary();
        List<String> parts = skeleton.clauses().stream()
                .map(part -> dictionary ? part.scalar("name") : part.scalar("id") + " " + part.scalar("title"))
                .toList();
        if (parts.size() > MOST_PARTS) {
            return FormView.crowded(dictionary, text);
        }
        int open = dictionary ? Math.clamp(chosen, 0, Math.max(0, parts.size() - 1)) : chosen;
        if (open < 0 || open >= parts.size()) {
            return new FormView(
                    true, dictionary, parts, -1, null, dictionary ? null : DocumentForm.of(skeleton), null, text);
        }
        Skeleton.Block part = skeleton.clauses().get(open);
        FactForm fact = dictionary && part.editable() ? FactForm.of(skeleton, part) : null;
        ClauseForm clause = !dictionary && part.editable() ? ClauseReading.of(skeleton, part, facts()) : null;
        return new FormView(true, dictionary, parts, open, fact, null, clause, text);
    }

    /**
     * The text after what was sent: only what somebody changed in the form is taken from the form.
     *
     * @param drawn the text that the form was drawn from
     * @param act a button of the form, such as {@code c+} for one more condition
     * @throws Refusal when the button can do nothing, with the reason
     */
    String stepped(String text, String drawn, Map<String, String> sent, String act) {
        Optional<Skeleton> read = Skeleton.of(text);
        Optional<Skeleton> old = Skeleton.of(drawn);
        if (read.isEmpty() || old.isEmpty()) {
            return text;
        }
        Skeleton skeleton = read.get();
        int chosen = chosen(sent);
        String changed = changed(skeleton, old.get(), sent, act, chosen);
        Optional<Skeleton> then = Skeleton.of(changed);
        if (then.isPresent()
                && act.equals("part-")
                && chosen >= 0
                && chosen < then.get().clauses().size()) {
            return then.get().without(chosen);
        }
        return then.isPresent() && act.equals("clause+")
                ? Growing.withOneMore(
                        changed, then.get(), homes.of(then.get().document().scalar("policy")))
                : changed;
    }

    /** What was changed in the part that is open goes into that part, as far as it is still the same one. */
    private String changed(Skeleton skeleton, Skeleton old, Map<String, String> sent, String act, int chosen) {
        if (chosen < 0 && !skeleton.dictionary()) {
            DocumentForm before = DocumentForm.of(old);
            DocumentForm posted = DocumentForm.posted(sent, before);
            String from = skeleton.document().scalar("published");
            return skeleton.with(
                    posted.withParameters(acted(posted.parameters(), act, from)).edits(skeleton, before));
        }
        if (chosen < 0
                || chosen >= old.clauses().size()
                || chosen >= skeleton.clauses().size()) {
            return skeleton.text();
        }
        Skeleton.Block now = skeleton.clauses().get(chosen);
        Skeleton.Block then = old.clauses().get(chosen);
        String key = skeleton.dictionary() ? "code" : "id";
        if (!now.editable() || !then.editable() || !now.scalar(key).equals(then.scalar(key))) {
            return skeleton.text();
        }
        if (skeleton.dictionary()) {
            FactForm before = FactForm.of(old, then);
            return skeleton.with(FactForm.posted(sent, before).edits(skeleton, now, before));
        }
        ClauseForm before = ClauseReading.of(old, then, facts());
        ClauseForm after = acted(ClauseForm.posted(sent, before), sent, act, skeleton);
        return skeleton.with(ClauseWriting.edits(skeleton, now, before, after, facts()));
    }

    /**
     * The text with another table of tiers as the last value of a parameter.
     *
     * @param id of the clause; when it has no such parameter of its own, the one that the clauses share is meant
     * @return empty when there is no such parameter, or the form cannot take it apart
     */
    Optional<String> withTiers(String text, String id, String name, String lines) {
        return Skeleton.of(text)
                .flatMap(skeleton -> skeleton.clauses().stream()
                        .filter(clause ->
                                clause.editable() && clause.scalar("id").equals(id))
                        .findFirst()
                        .flatMap(clause -> {
                            ClauseForm before = ClauseReading.of(skeleton, clause, facts());
                            return ParameterRow.withLast(before.parameters(), name, lines)
                                    .map(rows -> skeleton.with(ClauseWriting.edits(
                                            skeleton, clause, before, before.withParameters(rows), facts())));
                        })
                        .or(() -> withSharedTiers(skeleton, name, lines)));
    }

    private static Optional<String> withSharedTiers(Skeleton skeleton, String name, String lines) {
        DocumentForm before = DocumentForm.of(skeleton);
        return ParameterRow.withLast(before.parameters(), name, lines)
                .map(rows -> skeleton.with(before.withParameters(rows).edits(skeleton, before)));
    }

    /** Number of the last clause or fact; -1 when there is none. */
    static int last(String text) {
        return Skeleton.of(text).map(skeleton -> skeleton.clauses().size() - 1).orElse(-1);
    }

    static int chosen(Map<String, String> sent) {
        String clause = sent.getOrDefault("clause", "");
        return clause.matches("\\d{1,4}") ? Integer.parseInt(clause) : -1;
    }

    private ClauseForm acted(ClauseForm form, Map<String, String> sent, String act, Skeleton skeleton) {
        int row = row(act);
        String published = skeleton.document().scalar("published");
        return switch (act.isEmpty() ? "" : act.substring(0, Math.min(2, act.length()))) {
            case "c+", "g+" ->
                form.withConditions(ConditionTree.withOneMore(form.conditions(), row, act.startsWith("g")));
            case "c-" -> form.withConditions(ConditionTree.without(form.conditions(), row));
            case "p+", "p-" -> form.withParameters(acted(form.parameters(), act, published));
            case "x+" ->
                form.withTrials(plus(form.trials(), TrialRow.fresh(form.trials().size() + 1)));
            case "x-" -> form.withTrials(without(form.trials(), row));
            case "am" -> AmountBuilding.built(form, Building.of(sent), published, facts());
            default -> form;
        };
    }

    private static List<ParameterRow> acted(List<ParameterRow> rows, String act, String from) {
        return switch (act.isEmpty() ? "" : act.substring(0, Math.min(2, act.length()))) {
            case "p+" -> plus(rows, ParameterRow.fresh(rows, from));
            case "p-" -> without(rows, row(act));
            default -> rows;
        };
    }

    /** The row that a button stands in; -1 for one that stands in none. */
    private static int row(String act) {
        return ROW.matcher(act).matches() ? Integer.parseInt(act.substring(2)) : -1;
    }

    private static <T> List<T> plus(List<T> rows, T row) {
        List<T> more = new ArrayList<>(rows);
        more.add(row);
        return more;
    }

    private static <T> List<T> without(List<T> rows, int row) {
        List<T> fewer = new ArrayList<>(rows);
        if (row >= 0 && row < fewer.size()) {
            fewer.remove(row);
        }
        return fewer;
    }
}
