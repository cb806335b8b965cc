package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDictionary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

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

    private static final List<String> LISTS = List.of("evidence", "keywords");
    private static final Map<String, List<String>> MAPPINGS = mappings();
    private static final Set<String> ROWS = Set.of("when", "params", "tests");
    private static final int MOST_ROWS = 200;
    private static final Pattern ROW = Pattern.compile("([cpx])(\\d{1,3})\\.(\\w+)");

    ClauseForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        conditions = List.copyOf(conditions);
        parameters = List.copyOf(parameters);
        trials = List.copyOf(trials);
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    private static Map<String, List<String>> mappings() {
        Map<String, List<String>> mappings = new LinkedHashMap<>();
        mappings.put("valid", List.of("from", "to"));
        mappings.put("amount", List.of("kind", "formula", "tiers", "each", "floor", "cap", "round.to", "round.mode"));
        mappings.put("stack", List.of("group", "rule"));
        mappings.put("budget", List.of("pool", "yearly"));
        return mappings;
    }

    static ClauseForm of(Skeleton skeleton, Skeleton.Block clause, FactDictionary facts) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        fields.put("id", clause.scalar("id"));
        TEXTS.forEach(key -> fields.put(key, clause.scalar(key)));
        for (String key : LISTS) {
            Node node = clause.node(key);
            String list = list(node);
            if (list == null) {
                shown.put(key, skeleton.source(clause, key));
            }
            fields.put(key, list == null ? "" : list);
        }
        MAPPINGS.forEach((key, parts) -> {
            Map<String, String> read = mapping(clause.node(key), parts);
            if (read == null) {
                shown.put(key, skeleton.source(clause, key));
            }
            parts.forEach(part -> fields.put(key + "." + part, read == null ? "" : read.getOrDefault(part, "")));
        });
        String group = group(clause.node("when"));
        List<ConditionRow> conditions = new ArrayList<>();
        if (group.isEmpty()) {
            shown.put("when", skeleton.source(clause, "when"));
        } else {
            members(clause.node("when")).forEach(node -> conditions.add(ConditionRow.of(node, skeleton, facts)));
        }
        Node params = clause.node("params");
        List<ParameterRow> parameters = params == null ? List.of() : ParameterRow.of(params);
        if (parameters == null) {
            shown.put("params", skeleton.source(clause, "params"));
        }
        List<TrialRow> trials = new ArrayList<>();
        if (clause.node("tests") instanceof SequenceNode tests) {
            tests.getValue().forEach(test -> trials.add(TrialRow.of(test, skeleton)));
        }
        clause.parts().keySet().stream()
                .filter(key -> !key.equals("id")
                        && !TEXTS.contains(key)
                        && !LISTS.contains(key)
                        && !MAPPINGS.containsKey(key)
                        && !ROWS.contains(key))
                .forEach(key -> shown.put(key, skeleton.source(clause, key)));
        return new ClauseForm(fields, group, conditions, parameters == null ? List.of() : parameters, trials, shown);
    }

    private static @Nullable String list(@Nullable Node node) {
        if (node == null) {
            return "";
        }
        return node instanceof SequenceNode list && list.getValue().stream().allMatch(ScalarNode.class::isInstance)
                ? list.getValue().stream().map(Skeleton::scalar).collect(Collectors.joining("\n"))
                : null;
    }

    /** Null when it holds more than these parts. */
    private static @Nullable Map<String, String> mapping(@Nullable Node node, List<String> parts) {
        Map<String, String> read = new LinkedHashMap<>();
        if (node == null) {
            return read;
        }
        if (!(node instanceof MappingNode mapping)) {
            return null;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = Skeleton.scalar(entry.getKeyNode());
            if (entry.getValueNode() instanceof MappingNode inner) {
                inner.getValue()
                        .forEach(part -> read.put(
                                key + "." + Skeleton.scalar(part.getKeyNode()), Skeleton.scalar(part.getValueNode())));
            } else {
                read.put(key, Skeleton.scalar(entry.getValueNode()));
            }
        }
        return parts.containsAll(read.keySet()) ? read : null;
    }

    /** {@code all}, {@code any}, {@code one} for a single condition, or empty when the form cannot show it. */
    private static String group(@Nullable Node when) {
        if (!(when instanceof MappingNode mapping)) {
            return when == null ? "all" : "";
        }
        List<String> keys = mapping.getValue().stream()
                .map(entry -> Skeleton.scalar(entry.getKeyNode()))
                .toList();
        if (keys.size() == 1 && mapping.getValue().getFirst().getValueNode() instanceof SequenceNode) {
            return Set.of("all", "any").contains(keys.getFirst()) ? keys.getFirst() : "";
        }
        boolean leaf = keys.stream().anyMatch(Set.of("expr", "attest", "judge")::contains);
        return leaf ? "one" : "";
    }

    private static List<Node> members(@Nullable Node when) {
        if (!(when instanceof MappingNode mapping)) {
            return List.of();
        }
        return mapping.getValue().getFirst().getValueNode() instanceof SequenceNode list
                ? list.getValue()
                : List.of(when);
    }

    /** What was sent; parts that were only shown are taken from what stands in the text. */
    static ClauseForm posted(Map<String, String> sent, ClauseForm standing) {
        Map<String, String> fields = new LinkedHashMap<>(standing.fields);
        fields.replaceAll((key, value) -> sent.getOrDefault("f." + key, value).replace("\r\n", "\n"));
        Map<String, Map<String, String>> rows = rows(sent);
        List<ConditionRow> conditions = new ArrayList<>();
        List<ParameterRow> parameters = new ArrayList<>();
        List<TrialRow> trials = new ArrayList<>();
        rows.forEach((row, values) -> {
            switch (row.charAt(0)) {
                case 'c' -> conditions.add(condition(values));
                case 'p' ->
                    parameters.add(new ParameterRow(
                            at(values, "name"), at(values, "from"), at(values, "value"), at(values, "form")));
                default ->
                    trials.add(new TrialRow(
                            at(values, "name"),
                            at(values, "given"),
                            at(values, "state"),
                            at(values, "amount"),
                            at(values, "expectMore"),
                            at(values, "more")));
            }
        });
        String group = sent.getOrDefault("group", standing.group);
        boolean single = standing.group.equals("one") && conditions.size() == 1 && group.equals("all");
        return new ClauseForm(fields, single ? "one" : group, conditions, parameters, trials, standing.shown);
    }

    private static ConditionRow condition(Map<String, String> values) {
        boolean compared = !at(values, "fact").isBlank(); // a list always has something chosen
        return new ConditionRow(
                at(values, "kind"),
                at(values, "id"),
                at(values, "fact"),
                compared ? at(values, "sign") : "",
                compared ? at(values, "value") : "",
                at(values, "expr"),
                at(values, "says"),
                at(values, "cite"),
                at(values, "raw"));
    }

    private static String at(Map<String, String> values, String key) {
        return values.getOrDefault(key, "").replace("\r\n", "\n");
    }

    private static Map<String, Map<String, String>> rows(Map<String, String> sent) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        sent.forEach((name, value) -> {
            Matcher row = ROW.matcher(name);
            if (row.matches() && Integer.parseInt(row.group(2)) < MOST_ROWS) {
                rows.computeIfAbsent(
                                "%s%03d".formatted(row.group(1), Integer.parseInt(row.group(2))),
                                key -> new LinkedHashMap<>())
                        .put(row.group(3), value);
            }
        });
        return rows;
    }

    /** What has to change in the text so that it says what the form says. */
    List<Skeleton.Edit> edits(Skeleton skeleton, Skeleton.Block clause, ClauseForm before, FactDictionary facts) {
        Map<String, String> written = new LinkedHashMap<>();
        for (String key : TEXTS) {
            if (!same(key, before)) {
                written.put(key, fields.getOrDefault(key, "").isBlank() ? "" : key + ": " + Scalars.plain(text(key)));
            }
        }
        for (String key : LISTS) {
            if (!same(key, before) && !shown.containsKey(key)) {
                written.put(key, listed(key));
            }
        }
        MAPPINGS.forEach((key, parts) -> {
            if (!shown.containsKey(key) && parts.stream().anyMatch(part -> !same(key + "." + part, before))) {
                written.put(key, mapped(key, parts));
            }
        });
        if (!shown.containsKey("when") && (!conditions.equals(before.conditions) || !group.equals(before.group))) {
            written.put("when", conditions(facts));
        }
        if (!shown.containsKey("params") && !parameters.equals(before.parameters)) {
            written.put("params", ParameterRow.written(parameters));
        }
        if (!trials.equals(before.trials)) {
            List<TrialRow> kept = trials.stream().filter(row -> !row.blank()).toList();
            written.put(
                    "tests",
                    kept.isEmpty()
                            ? ""
                            : "tests:\n" + kept.stream().map(TrialRow::written).collect(Collectors.joining("\n")));
        }
        Set<Skeleton.Edit> edits = new LinkedHashSet<>();
        written.forEach((key, text) -> skeleton.edit(clause, key, text).ifPresent(edits::add));
        return List.copyOf(edits);
    }

    private boolean same(String key, ClauseForm before) {
        return text(key).equals(before.text(key));
    }

    private String text(String key) {
        return fields.getOrDefault(key, "").strip();
    }

    private String listed(String key) {
        List<String> items = text(key)
                .lines()
                .flatMap(line -> List.of(line.split("、")).stream())
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(Scalars::inFlow)
                .toList();
        return items.isEmpty() ? "" : key + ": [" + String.join(", ", items) + "]";
    }

    private String mapped(String key, List<String> parts) {
        List<String> entries = new ArrayList<>();
        List<String> rounding = new ArrayList<>();
        for (String part : parts) {
            String value = text(key + "." + part);
            if (value.isEmpty()) {
                continue;
            }
            if (part.startsWith("round.")) {
                rounding.add(part.substring(6) + ": " + Scalars.inFlow(value));
            } else {
                entries.add(part + ": " + Scalars.inFlow(value));
            }
        }
        if (!rounding.isEmpty()) {
            entries.add("round: {" + String.join(", ", rounding) + "}");
        }
        return entries.isEmpty() ? "" : key + ": {" + String.join(", ", entries) + "}";
    }

    private String conditions(FactDictionary facts) {
        List<ConditionRow> kept =
                conditions.stream().filter(row -> !row.blank()).toList();
        if (kept.isEmpty()) {
            return "";
        }
        if (group.equals("one") && kept.size() == 1) {
            return "when:\n  " + kept.getFirst().written(facts).substring(2);
        }
        return "when:\n  " + (group.equals("any") ? "any" : "all") + ":\n"
                + kept.stream()
                        .map(row -> "  " + row.written(facts).replace("\n", "\n  "))
                        .collect(Collectors.joining("\n"));
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

    boolean onlyShown(String key) {
        return shown.containsKey(key);
    }
}
