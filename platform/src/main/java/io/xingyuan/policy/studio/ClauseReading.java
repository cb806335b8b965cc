package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** 条款的拆读: the text of a clause taken apart for the form; what the form cannot hold is only shown. */
final class ClauseReading {

    private static final Set<String> ROWS = Set.of("when", "params", "tests");

    private ClauseReading() {}

    /** The clause as a form. */
    static ClauseForm of(Skeleton skeleton, Skeleton.Block clause, FactDictionary facts) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        fields.put("id", clause.scalar("id"));
        ClauseForm.TEXTS.forEach(key -> fields.put(
                key, ClauseForm.PROSE.contains(key) ? clause.scalar(key) : Skeleton.line(clause.scalar(key))));
        for (String key : ClauseForm.LISTS) {
            Node node = clause.node(key);
            String list = list(node);
            if (list == null) {
                shown.put(key, skeleton.source(clause, key));
            }
            fields.put(key, list == null ? "" : list);
        }
        ClauseForm.MAPPINGS.forEach((key, parts) -> {
            Map<String, String> read = mapping(clause.node(key), parts);
            if (read == null) {
                shown.put(key, skeleton.source(clause, key));
            }
            parts.forEach(part -> fields.put(key + "." + part, read == null ? "" : read.getOrDefault(part, "")));
        });
        String group = group(clause.node("when"));
        List<ConditionRow> conditions = group.isEmpty()
                ? List.of()
                : ConditionTree.rows(members(clause.node("when")), skeleton, facts, names(skeleton, clause));
        if (group.isEmpty() || conditions.size() > SentRows.MOST) {
            conditions = List.of();
            shown.put("when", skeleton.source(clause, "when"));
        }
        Node params = clause.node("params");
        List<ParameterRow> parameters = params == null ? List.of() : ParameterRow.of(params);
        if (parameters == null) {
            shown.put("params", skeleton.source(clause, "params"));
        }
        List<TrialRow> trials = new ArrayList<>();
        if (clause.node("tests") instanceof SequenceNode tests) {
            if (tests.getValue().size() > SentRows.MOST) {
                shown.put("tests", skeleton.source(clause, "tests"));
            } else {
                tests.getValue().forEach(test -> trials.add(TrialRow.of(test, skeleton)));
            }
        }
        clause.parts().keySet().stream()
                .filter(key -> !key.equals("id")
                        && !ClauseForm.TEXTS.contains(key)
                        && !ClauseForm.LISTS.contains(key)
                        && !ClauseForm.MAPPINGS.containsKey(key)
                        && !ROWS.contains(key))
                .forEach(key -> shown.put(key, skeleton.source(clause, key)));
        return new ClauseForm(fields, group, conditions, parameters == null ? List.of() : parameters, trials, shown);
    }

    /** The parameters of the clause and those that the clauses share. */
    static Set<String> names(Skeleton skeleton, Skeleton.Block clause) {
        Set<String> names = new LinkedHashSet<>();
        for (Skeleton.Block block : List.of(clause, skeleton.document())) {
            if (block.node("params") instanceof MappingNode parameters) {
                parameters.getValue().forEach(entry -> names.add(Skeleton.scalar(entry.getKeyNode())));
            }
        }
        return names;
    }

    private static @Nullable String list(@Nullable Node node) {
        if (node == null) {
            return "";
        }
        return node instanceof SequenceNode list && list.getValue().stream().allMatch(ScalarNode.class::isInstance)
                ? list.getValue().stream()
                        .map(item -> Skeleton.line(Skeleton.scalar(item)))
                        .collect(Collectors.joining("\n"))
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
                                key + "." + Skeleton.scalar(part.getKeyNode()),
                                Skeleton.line(Skeleton.scalar(part.getValueNode()))));
            } else {
                read.put(key, Skeleton.line(Skeleton.scalar(entry.getValueNode())));
            }
        }
        return parts.containsAll(read.keySet()) ? read : null;
    }

    /** {@code all}, {@code any}, {@code one} for a single condition, or empty when the form cannot show it. */
    private static String group(@Nullable Node when) {
        if (!(when instanceof MappingNode mapping)) {
            return when == null ? "all" : "";
        }
        if (isNegatedGroup(mapping)) {
            return "all";
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

    private static boolean isNegatedGroup(MappingNode when) {
        return when.getValue().stream()
                .anyMatch(entry -> Skeleton.scalar(entry.getKeyNode()).equals("not")
                        && entry.getValueNode() instanceof MappingNode inner
                        && inner.getValue().size() == 1
                        && inner.getValue().getFirst().getValueNode() instanceof SequenceNode);
    }

    private static List<Node> members(@Nullable Node when) {
        if (!(when instanceof MappingNode mapping)) {
            return List.of();
        }
        return mapping.getValue().getFirst().getValueNode() instanceof SequenceNode list
                ? list.getValue()
                : List.of(when);
    }
}
