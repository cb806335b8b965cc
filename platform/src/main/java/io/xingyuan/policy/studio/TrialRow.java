package io.xingyuan.policy.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * 表单里的一个测试.
 *
 * @param given a line {@code 事实: 值} each; a value may be a mapping in braces, as in the text
 * @param state what is expected
 * @param amount expected amount, {@code none} for none, empty when it does not matter
 * @param expectMore further expectations as they stand, only shown
 * @param more further parts of the test as they stand, only shown, a line each
 */
record TrialRow(String name, String given, String state, String amount, String expectMore, String more) {

    static TrialRow of(Node node, Skeleton skeleton) {
        Map<String, Node> parts = parts(node);
        Map<String, Node> expected = parts(parts.get("expect"));
        List<String> given = new ArrayList<>();
        parts(parts.get("given")).forEach((fact, value) -> given.add(fact + ": " + source(value, skeleton)));
        String more = parts.entrySet().stream()
                .filter(part -> !List.of("name", "given", "expect").contains(part.getKey()))
                .map(part -> part.getKey() + ": " + source(part.getValue(), skeleton))
                .collect(Collectors.joining("\n"));
        String expectMore = expected.entrySet().stream()
                .filter(part -> !List.of("state", "amount").contains(part.getKey()))
                .map(part -> part.getKey() + ": " + source(part.getValue(), skeleton))
                .collect(Collectors.joining(", "));
        return new TrialRow(
                scalar(parts.get("name")),
                String.join("\n", given),
                scalar(expected.get("state")),
                scalar(expected.get("amount")),
                expectMore,
                more);
    }

    /** On one line; what was spread over several is put together again in braces. */
    private static String source(Node node, Skeleton skeleton) {
        if (node instanceof ScalarNode scalar) {
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return plain ? Scalars.inFlow(Skeleton.scalar(node)) : Scalars.quoted(Skeleton.scalar(node));
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .map(entry -> Skeleton.scalar(entry.getKeyNode()) + ": " + source(entry.getValueNode(), skeleton))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return ((SequenceNode) node)
                .getValue().stream().map(item -> source(item, skeleton)).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String scalar(@Nullable Node node) {
        return node == null ? "" : Skeleton.scalar(node);
    }

    private static Map<String, Node> parts(@Nullable Node node) {
        Map<String, Node> parts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                parts.put(Skeleton.scalar(entry.getKeyNode()), entry.getValueNode());
            }
        }
        return parts;
    }

    boolean blank() {
        return (name + given + amount + more).isBlank();
    }

    /** The test as an item of a list, from column 0. */
    String written() {
        StringBuilder item = new StringBuilder("- name: ").append(Scalars.plain(name.strip()));
        more.lines().forEach(line -> item.append("\n  ").append(line));
        List<String> facts = given.lines()
                .map(TrialRow::fact)
                .filter(line -> !line.isEmpty())
                .toList();
        item.append("\n  given: {").append(String.join(", ", facts)).append("}");
        item.append("\n  expect: {state: ").append(Scalars.inFlow(state));
        if (!amount.isBlank()) {
            item.append(", amount: ").append(Scalars.inFlow(amount.strip()));
        }
        if (!expectMore.isBlank()) {
            item.append(", ").append(expectMore.strip());
        }
        return item.append("}").toString();
    }

    /** {@code 事实=值}, {@code 事实：值} and {@code 事实: 值} alike. */
    private static String fact(String line) {
        String[] sides = line.strip().split("\\s*[:：=]\\s*", 2);
        if (sides.length < 2 || sides[0].isEmpty()) {
            return line.isBlank() ? "" : Scalars.inFlow(line.strip()) + ": ";
        }
        boolean built = sides[1].startsWith("{") || sides[1].startsWith("\"");
        return Scalars.inFlow(sides[0]) + ": " + (built ? sides[1] : Scalars.inFlow(sides[1]));
    }
}
