package io.xingyuan.policy.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * 表单里的一个参数值.
 *
 * @param from first day; empty for one that never changes
 * @param value a quantity, or a name a line, or for tiers a line {@code 起点 比率} each
 * @param form {@code single}, {@code codes} or {@code tiers}
 */
record ParameterRow(String name, String from, String value, String form) {

    /** As sent by the form. */
    static List<ParameterRow> posted(SentRows rows) {
        return rows.of('p').stream()
                .map(row -> new ParameterRow(
                        row.getOrDefault("name", ""),
                        row.getOrDefault("from", ""),
                        row.getOrDefault("value", ""),
                        row.getOrDefault("form", "")))
                .toList();
    }

    /** One more to begin from. */
    static ParameterRow fresh(List<ParameterRow> rows, String from) {
        return new ParameterRow("参数" + (rows.size() + 1), from, "1万元", "single");
    }

    /** The rows with another value for the last of a parameter's rows; empty when there is no such parameter. */
    static Optional<List<ParameterRow>> withLast(List<ParameterRow> rows, String name, String value) {
        int last = -1;
        for (int i = 0; i < rows.size(); i++) {
            last = rows.get(i).name().equals(name) ? i : last;
        }
        if (last < 0) {
            return Optional.empty();
        }
        List<ParameterRow> changed = new ArrayList<>(rows);
        changed.set(last, new ParameterRow(name, rows.get(last).from(), value, "tiers"));
        return Optional.of(changed);
    }

    /** All values of all parameters; null when something stands there that the form cannot show, or too many. */
    static @Nullable List<ParameterRow> of(Node params) {
        List<ParameterRow> rows = new ArrayList<>();
        if (!(params instanceof MappingNode mapping)) {
            return null;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String name = Skeleton.scalar(entry.getKeyNode());
            if (entry.getValueNode() instanceof SequenceNode list && dated(list)) {
                for (Node item : list.getValue()) {
                    Map<String, Node> parts = parts(item);
                    ParameterRow row = row(name, scalar(parts, "from"), parts.get("value"));
                    if (row == null || parts.size() != 2) {
                        return null;
                    }
                    rows.add(row);
                }
            } else {
                ParameterRow row = row(name, "", entry.getValueNode());
                if (row == null) {
                    return null;
                }
                rows.add(row);
            }
        }
        return rows.size() > SentRows.MOST ? null : rows;
    }

    private static boolean dated(SequenceNode list) {
        return list.getValue().stream()
                .allMatch(
                        item -> parts(item).containsKey("value") && parts(item).containsKey("from"));
    }

    private static Map<String, Node> parts(Node node) {
        Map<String, Node> parts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> parts.put(Skeleton.scalar(entry.getKeyNode()), entry.getValueNode()));
        }
        return parts;
    }

    private static @Nullable ParameterRow row(String name, String from, @Nullable Node value) {
        if (value instanceof ScalarNode) {
            return new ParameterRow(name, from, Skeleton.line(Skeleton.scalar(value)), "single");
        }
        if (!(value instanceof SequenceNode list)) {
            return null;
        }
        if (list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return new ParameterRow(
                    name,
                    from,
                    list.getValue().stream()
                            .map(item -> Skeleton.line(Skeleton.scalar(item)))
                            .collect(Collectors.joining("\n")),
                    "codes");
        }
        List<String> lines = new ArrayList<>();
        for (Node item : list.getValue()) {
            Map<String, Node> parts = parts(item);
            if (!parts.keySet().equals(Set.of("over", "rate"))) {
                return null;
            }
            lines.add(scalar(parts, "over") + " " + scalar(parts, "rate"));
        }
        return new ParameterRow(name, from, String.join("\n", lines), "tiers");
    }

    private static String scalar(Map<String, Node> parts, String key) {
        Node node = parts.get(key);
        return node == null ? "" : Skeleton.scalar(node);
    }

    private String written() {
        return switch (form) {
            case "codes" -> Scalars.lines(value);
            case "tiers" ->
                value.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.split("[\\s:：,，]+", 2))
                        .map(tier -> "{over: " + Scalars.inFlow(tier[0]) + ", rate: "
                                + Scalars.inFlow(tier.length > 1 ? tier[1].strip() : "") + "}")
                        .collect(Collectors.joining(", ", "[", "]"));
            default -> Scalars.inFlow(value.strip());
        };
    }

    /** The entry {@code params} from column 0; empty without rows. */
    static String written(List<ParameterRow> rows) {
        Map<String, List<ParameterRow>> byName = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.name().isBlank())
                .forEach(row -> byName.computeIfAbsent(row.name().strip(), name -> new ArrayList<>())
                        .add(row));
        if (byName.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("params:");
        byName.forEach((name, values) -> {
            text.append("\n  ").append(name).append(": ");
            boolean plain = values.size() == 1 && values.getFirst().from().isBlank();
            text.append(
                    plain
                            ? values.getFirst().written()
                            : values.stream()
                                    .map(row -> "{from: "
                                            + Scalars.inFlow(row.from().strip()) + ", value: " + row.written() + "}")
                                    .collect(Collectors.joining(", ", "[", "]")));
        });
        return text.toString();
    }
}
