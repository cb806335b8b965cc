package io.xingyuan.policy.studio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 条款表单: one clause as a form. What the text says beyond the form is in {@link #shown} and stays as it is.
 *
 * @param fields single texts by name, such as {@code title} or {@code amount.cap}
 * @param group {@code all} or {@code any}: how the conditions go together
 * @param shown parts of the text that the form cannot change, by key
 */
record ClauseForm(
        Map<String, String> fields,
        String group,
        List<ConditionRow> conditions,
        List<ParameterRow> parameters,
        List<TrialRow> trials,
        Map<String, String> shown) {

    static final List<String> TEXTS = List.of("title", "cite", "says", "entity", "frequency", "recognizes", "note");

    /** Of them those that the page gives several lines. */
    static final Set<String> PROSE = Set.of("says", "note");

    static final List<String> LISTS = List.of("evidence", "keywords");
    static final Map<String, List<String>> MAPPINGS = mappings();

    ClauseForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        conditions = List.copyOf(conditions);
        parameters = List.copyOf(parameters);
        trials = List.copyOf(trials);
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    /** Entries that are mappings, with the parts that the form knows; {@code round.to} stands within {@code round}. */
    private static Map<String, List<String>> mappings() {
        Map<String, List<String>> mappings = new LinkedHashMap<>();
        mappings.put("valid", List.of("from", "to"));
        mappings.put("amount", List.of("kind", "formula", "tiers", "each", "floor", "cap", "round.to", "round.mode"));
        mappings.put("stack", List.of("group", "rule", "cap"));
        mappings.put("budget", List.of("pool", "yearly", "order"));
        return mappings;
    }

    /** What was sent; parts that were only shown are taken from what stands in the text. */
    static ClauseForm posted(Map<String, String> sent, ClauseForm standing) {
        Map<String, String> fields = new LinkedHashMap<>(standing.fields);
        fields.replaceAll((key, value) -> sent.getOrDefault("f." + key, value).replace("\r\n", "\n"));
        SentRows rows = SentRows.of(sent);
        List<ConditionRow> conditions = ConditionTree.settled(
                rows.of('c').stream().map(ClauseForm::condition).toList());
        List<ParameterRow> parameters = ParameterRow.posted(rows);
        List<TrialRow> trials = rows.of('x').stream().map(TrialRow::posted).toList();
        String group = sent.getOrDefault("group", standing.group);
        boolean single = standing.group.equals("one") && conditions.size() == 1 && group.equals("all");
        return new ClauseForm(fields, single ? "one" : group, conditions, parameters, trials, standing.shown);
    }

    private static ConditionRow condition(Map<String, String> values) {
        int depth = at(values, "depth").matches("\\d") ? Integer.parseInt(at(values, "depth")) : 0;
        String ticked = values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("tick"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("、"));
        boolean compared = !at(values, "fact").isBlank(); // a list always has something chosen
        return new ConditionRow(
                at(values, "kind"),
                at(values, "id"),
                at(values, "fact"),
                compared ? at(values, "sign") : "",
                compared ? values.getOrDefault("value", ticked) : "",
                at(values, "expr"),
                at(values, "says"),
                at(values, "cite"),
                at(values, "raw"),
                depth);
    }

    private static String at(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    ClauseForm withConditions(List<ConditionRow> changed) {
        return new ClauseForm(fields, group, changed, parameters, trials, shown);
    }

    ClauseForm withParameters(List<ParameterRow> changed) {
        return new ClauseForm(fields, group, conditions, changed, trials, shown);
    }

    ClauseForm withTrials(List<TrialRow> changed) {
        return new ClauseForm(fields, group, conditions, parameters, changed, shown);
    }

    ClauseForm withFields(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putAll(changed);
        return new ClauseForm(all, group, conditions, parameters, trials, shown);
    }

    /** For the page: a text by its name, never null. */
    String at(String key) {
        return fields.getOrDefault(key, "");
    }

    /** The same without what only surrounds it. */
    String text(String key) {
        return at(key).strip();
    }

    boolean onlyShown(String key) {
        return shown.containsKey(key);
    }
}
