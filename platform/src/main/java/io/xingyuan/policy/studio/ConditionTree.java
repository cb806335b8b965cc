package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** 条件的层次: groups of conditions within groups, as rows one below the other, and back. */
final class ConditionTree {

    private static final Set<String> WORDS = Set.of("id", "says", "cite");
    private static final int DEEPEST = 9;

    private ConditionTree() {}

    static List<ConditionRow> rows(List<Node> members, Skeleton skeleton, FactDictionary facts, Set<String> names) {
        List<ConditionRow> rows = new ArrayList<>();
        members.forEach(member -> add(member, 0, rows, skeleton, facts, names));
        return rows;
    }

    private static void add(
            Node node, int depth, List<ConditionRow> rows, Skeleton skeleton, FactDictionary facts, Set<String> names) {
        Map<String, Node> parts = parts(node);
        String kind = parts.containsKey("not") ? "not" : parts.containsKey("all") ? "all" : "any";
        Map<String, Node> inner = parts(parts.get("not"));
        String of = inner.containsKey("all") ? "all" : "any";
        boolean negated = inner.size() == 1 && inner.get(of) instanceof SequenceNode;
        Node listed = negated ? inner.get(of) : parts.get(kind);
        boolean group = depth < DEEPEST
                && listed instanceof SequenceNode
                && (negated || !kind.equals("not"))
                && parts.entrySet().stream()
                        .allMatch(part -> part.getKey().equals(kind)
                                || (WORDS.contains(part.getKey()) && part.getValue() instanceof ScalarNode));
        if (!group) {
            rows.add(ConditionRow.of(node, skeleton, facts, names).at(depth));
            return;
        }
        String word = !negated ? kind : of.equals("all") ? "notall" : "none";
        rows.add(ConditionRow.group(word, text(parts, "id"), text(parts, "says"), text(parts, "cite"), depth));
        if (listed instanceof SequenceNode members) {
            members.getValue().forEach(member -> add(member, depth + 1, rows, skeleton, facts, names));
        }
    }

    private static String text(Map<String, Node> parts, String key) {
        Node node = parts.get(key);
        return node == null ? "" : Skeleton.line(Skeleton.scalar(node));
    }

    private static Map<String, Node> parts(@Nullable Node node) {
        Map<String, Node> parts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> parts.put(Skeleton.scalar(entry.getKeyNode()), entry.getValueNode()));
        }
        return parts;
    }

    /** Whatever was sent: no row stands deeper than one step below its group. */
    static List<ConditionRow> settled(List<ConditionRow> rows) {
        List<ConditionRow> settled = new ArrayList<>();
        int deepest = 0;
        for (ConditionRow row : rows) {
            ConditionRow there = row.at(Math.clamp(row.depth(), 0, deepest));
            settled.add(there);
            deepest = Math.min(DEEPEST, there.depth() + (there.isGroup() ? 1 : 0));
        }
        return settled;
    }

    /** The rows as items of a list from column 0; groups without members are left out. */
    static String written(List<ConditionRow> rows, FactDictionary facts, Set<String> names) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < rows.size(); i = end(rows, i)) {
            ConditionRow row = rows.get(i);
            if (row.isGroup()) {
                String members = written(rows.subList(i + 1, end(rows, i)), facts, names);
                if (!members.isEmpty()) {
                    items.add(row.written(members));
                }
            } else if (!row.blank()) {
                items.add(row.written(facts, names));
            }
        }
        return String.join("\n", items);
    }

    /** After the row and all that stands in it. */
    private static int end(List<ConditionRow> rows, int row) {
        int end = row + 1;
        while (end < rows.size() && rows.get(end).depth() > rows.get(row).depth()) {
            end++;
        }
        return end;
    }

    /**
     * One more condition, or one more group with a condition in it.
     *
     * @param group the row of the group that it goes into; -1 for none
     */
    static List<ConditionRow> withOneMore(List<ConditionRow> rows, int group, boolean grouped) {
        boolean inside = group >= 0 && group < rows.size() && rows.get(group).isGroup();
        int depth = inside ? rows.get(group).depth() + 1 : 0;
        List<ConditionRow> more = new ArrayList<>(rows);
        Set<String> taken = rows.stream().map(ConditionRow::id).collect(Collectors.toSet());
        int number = rows.size() + 1;
        while (taken.contains("条件" + number)) {
            number++;
        }
        int at = inside ? end(rows, group) : rows.size();
        if (grouped && depth < DEEPEST) {
            more.add(at, ConditionRow.group("any", "", "", "", depth));
            more.add(at + 1, ConditionRow.fresh(number, depth + 1));
        } else {
            more.add(at, ConditionRow.fresh(number, depth));
        }
        return more;
    }

    /** Without a row and all that stands in it. */
    static List<ConditionRow> without(List<ConditionRow> rows, int row) {
        List<ConditionRow> fewer = new ArrayList<>(rows);
        if (row >= 0 && row < rows.size()) {
            fewer.subList(row, end(rows, row)).clear();
        }
        return fewer;
    }
}
