package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.policy.PublishedLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 表单与文本同步: what was changed in the form goes into the text, and into nothing else of it. */
@Component
class FormSteps {

    private final PublishedLibrary published;

    FormSteps(PublishedLibrary published) {
        this.published = published;
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
        List<String> parts = skeleton.clauses().stream()
                .map(clause -> clause.scalar("id") + " " + clause.scalar("title"))
                .toList();
        if (chosen < 0 || chosen >= parts.size()) {
            return new FormView(true, parts, -1, DocumentForm.of(skeleton), null, Fingerprint.of(text));
        }
        Skeleton.Block clause = skeleton.clauses().get(chosen);
        return new FormView(
                true,
                parts,
                chosen,
                null,
                clause.editable() ? ClauseForm.of(skeleton, clause, facts()) : null,
                Fingerprint.of(text));
    }

    /**
     * The text after what was sent: only what somebody changed in the form is taken from the form.
     *
     * @param standing the text that the form was drawn from
     * @param act a button of the form, such as {@code c+} for one more condition
     */
    String stepped(String text, String standing, Map<String, String> sent, String act) {
        Optional<Skeleton> read = Skeleton.of(text);
        Optional<Skeleton> old = Skeleton.of(standing);
        if (!Fingerprint.of(standing).equals(sent.get("formOf")) || read.isEmpty() || old.isEmpty()) {
            return text;
        }
        Skeleton skeleton = read.get();
        int chosen = chosen(sent);
        if (chosen < 0) {
            DocumentForm before = DocumentForm.of(old.get());
            String changed = skeleton.with(DocumentForm.posted(sent, before).edits(skeleton, before));
            return act.equals("clause+") ? withClause(changed) : changed;
        }
        if (chosen >= old.get().clauses().size() || chosen >= skeleton.clauses().size()) {
            return text;
        }
        Skeleton.Block now = skeleton.clauses().get(chosen);
        Skeleton.Block then = old.get().clauses().get(chosen);
        if (!now.editable() || !then.editable() || !now.scalar("id").equals(then.scalar("id"))) {
            return text;
        }
        ClauseForm before = ClauseForm.of(old.get(), then, facts());
        ClauseForm after = acted(ClauseForm.posted(sent, before), sent, act, skeleton);
        String changed = skeleton.with(after.edits(skeleton, now, before, facts()));
        return act.equals("clause+") ? withClause(changed) : changed;
    }

    /** The text with another table of tiers as the last value of a parameter; empty when there is no such parameter. */
    Optional<String> withTiers(String text, String id, String name, String lines) {
        return Skeleton.of(text)
                .flatMap(skeleton -> skeleton.clauses().stream()
                        .filter(clause ->
                                clause.editable() && clause.scalar("id").equals(id))
                        .findFirst()
                        .flatMap(clause -> {
                            ClauseForm before = ClauseForm.of(skeleton, clause, facts());
                            List<ParameterRow> rows = new ArrayList<>(before.parameters());
                            int last = -1;
                            for (int i = 0; i < rows.size(); i++) {
                                last = rows.get(i).name().equals(name) ? i : last;
                            }
                            if (last < 0) {
                                return Optional.empty();
                            }
                            rows.set(last, new ParameterRow(name, rows.get(last).from(), lines, "tiers"));
                            return Optional.of(skeleton.with(
                                    before.withParameters(rows).edits(skeleton, clause, before, facts())));
                        }));
    }

    static int chosen(Map<String, String> sent) {
        String clause = sent.getOrDefault("clause", "");
        return clause.matches("\\d{1,4}") ? Integer.parseInt(clause) : -1;
    }

    private ClauseForm acted(ClauseForm form, Map<String, String> sent, String act, Skeleton skeleton) {
        int row = act.matches("[cpx]-\\d{1,3}") ? Integer.parseInt(act.substring(2)) : -1;
        String published = skeleton.document().scalar("published");
        return switch (act.isEmpty() ? "" : act.substring(0, Math.min(2, act.length()))) {
            case "c+" ->
                form.withConditions(plus(
                        form.conditions(),
                        new ConditionRow(
                                "expr", "条件" + (form.conditions().size() + 1), "企业类型", "=", "工业企业", "", "", "", "")));
            case "c-" -> form.withConditions(without(form.conditions(), row));
            case "p+" ->
                form.withParameters(plus(
                        form.parameters(),
                        new ParameterRow("参数" + (form.parameters().size() + 1), published, "1万元", "single")));
            case "p-" -> form.withParameters(without(form.parameters(), row));
            case "x+" ->
                form.withTrials(plus(
                        form.trials(), new TrialRow("测试" + (form.trials().size() + 1), "", "ELIGIBLE", "", "", "")));
            case "x-" -> form.withTrials(without(form.trials(), row));
            case "am" -> built(form, sent, published);
            default -> form;
        };
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

    /** 金额生成器: a way of reckoning becomes a formula and its parameters. */
    private ClauseForm built(ClauseForm form, Map<String, String> sent, String from) {
        String base = sent.getOrDefault("b.base", "").strip();
        String value = sent.getOrDefault("b.value", "").strip();
        String cap = sent.getOrDefault("b.cap", "").strip();
        boolean counted = facts().byName(base)
                .map(FactDefinition::type)
                .filter(type -> type.isNumeric())
                .isPresent();
        Map<String, String> fields = new LinkedHashMap<>();
        List<ParameterRow> parameters = new ArrayList<>(form.parameters());
        String method = sent.getOrDefault("b.method", "");
        if (value.isEmpty() || (!method.equals("fixed") && !counted)) {
            return form;
        }
        if (method.equals("fixed")) {
            set(parameters, "金额", from, value, "single");
            fields.put("amount.formula", "金额");
            fields.put("amount.round.to", "");
            fields.put("amount.round.mode", "");
        } else {
            boolean tiers = method.equals("tiers");
            set(parameters, tiers ? "分段" : "比例", from, value, tiers ? "tiers" : "single");
            fields.put("amount.formula", tiers ? "marginal(" + base + ", 分段)" : "比例 * " + base);
            fields.put("amount.round.to", "分");
            fields.put("amount.round.mode", "down");
        }
        if (!cap.isEmpty()) {
            set(parameters, "封顶", from, cap, "single");
        }
        fields.put("amount.cap", cap.isEmpty() ? "" : "封顶");
        if (cap.isEmpty()) {
            parameters.removeIf(row -> row.name().equals("封顶"));
        }
        fields.put("amount.tiers", "");
        fields.put("amount.each", "");
        if (form.at("amount.kind").isEmpty()) {
            fields.put("amount.kind", "ceiling");
        }
        return form.withFields(fields).withParameters(parameters);
    }

    private static void set(List<ParameterRow> parameters, String name, String from, String value, String form) {
        parameters.removeIf(row -> row.name().equals(name));
        parameters.add(new ParameterRow(name, from, value, form));
    }

    /** One more clause at the end, with an id that is free. */
    private static String withClause(String text) {
        Skeleton skeleton = Skeleton.of(text).orElse(null);
        if (skeleton == null || skeleton.clauses().stream().anyMatch(clause -> !clause.editable())) {
            return text;
        }
        int number = skeleton.clauses().size() + 1;
        List<String> taken =
                skeleton.clauses().stream().map(clause -> clause.scalar("id")).toList();
        while (taken.contains(String.valueOf(number))) {
            number++;
        }
        Skeleton.Block last = skeleton.clauses().getLast();
        String margin = " ".repeat(Math.max(0, last.column() - 2));
        String clause =
                FirstText.clause(String.valueOf(number), skeleton.document().scalar("published"));
        int end = skeleton.endOf(last);
        String before = text.charAt(end - 1) == '\n' ? "\n" : "\n\n";
        String written = before + margin + clause.strip().replace("\n", "\n" + margin) + "\n";
        return text.substring(0, end) + written + text.substring(end);
    }
}
