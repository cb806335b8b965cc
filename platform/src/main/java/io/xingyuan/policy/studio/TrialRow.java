package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param asOf the day it is for; empty for that of the document
 * @param given a line {@code 事实: 值} each; a value may be a mapping in braces, as in the text
 * @param awarded earlier awards, a line {@code 2025 20万元 第1档} each, of which year and tier may be left out
 * @param state what is expected
 * @param amount expected amount, {@code none} for none, empty when it does not matter
 * @param missing facts that still matter, with 、 between them; empty when it does not matter
 * @param failing ids of the conditions that fail, alike
 * @param expectMore further expectations as they stand, only shown
 * @param more further parts of the test as they stand, only shown, a line each
 */
record TrialRow(
        String name,
        String asOf,
        String given,
        String awarded,
        String state,
        String amount,
        String missing,
        String failing,
        String expectMore,
        String more) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,，、:：]+");
    private static final Pattern YEAR = Pattern.compile("\\d{4}(年度?)?");
    private static final Set<String> AWARD = Set.of("year", "tier", "amount");

    static TrialRow of(Node node, Skeleton skeleton) {
        Map<String, Node> parts = parts(node);
        Map<String, Node> expected = parts(parts.get("expect"));
        List<String> given = new ArrayList<>();
        parts(parts.get("given")).forEach((fact, value) -> given.add(fact + ": " + source(value, skeleton)));
        String awarded = awarded(parts.get("awarded"));
        List<String> known = new ArrayList<>(List.of("name", "as-of", "given", "expect"));
        if (!awarded.isEmpty()) {
            known.add("awarded");
        }
        String missing = listed(expected.get("missing"));
        String failing = listed(expected.get("failing"));
        return new TrialRow(
                scalar(parts.get("name")),
                scalar(parts.get("as-of")),
                String.join("\n", given),
                awarded,
                scalar(expected.get("state")),
                scalar(expected.get("amount")),
                missing,
                failing,
                rest(
                        expected,
                        skeleton,
                        List.of(
                                "state",
                                "amount",
                                missing.isEmpty() ? "" : "missing",
                                failing.isEmpty() ? "" : "failing"),
                        ", "),
                rest(parts, skeleton, known, "\n"));
    }

    private static String rest(Map<String, Node> parts, Skeleton skeleton, List<String> known, String between) {
        return parts.entrySet().stream()
                .filter(part -> !known.contains(part.getKey()))
                .map(part -> part.getKey() + ": " + source(part.getValue(), skeleton))
                .collect(Collectors.joining(between));
    }

    /** As sent by the form. */
    static TrialRow posted(Map<String, String> row) {
        return new TrialRow(
                row.getOrDefault("name", ""),
                row.getOrDefault("asOf", ""),
                row.getOrDefault("given", ""),
                row.getOrDefault("awarded", ""),
                row.getOrDefault("state", ""),
                row.getOrDefault("amount", ""),
                row.getOrDefault("missing", ""),
                row.getOrDefault("failing", ""),
                row.getOrDefault("expectMore", ""),
                row.getOrDefault("more", ""));
    }

    /** One more to begin from. */
    static TrialRow fresh(int number) {
        return new TrialRow("测试" + number, "", "", "", "ELIGIBLE", "", "", "", "", "");
    }

    /** Empty when there is none, or more than the form holds. */
    private static String awarded(@Nullable Node node) {
        if (!(node instanceof SequenceNode list)) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (Node item : list.getValue()) {
            Map<String, Node> parts = parts(item);
            if (parts.isEmpty()
                    || !AWARD.containsAll(parts.keySet())
                    || !parts.values().stream().allMatch(ScalarNode.class::isInstance)) {
                return "";
            }
            String tier = scalar(parts.get("tier"));
            lines.add(Stream.of(
                            scalar(parts.get("year")),
                            scalar(parts.get("amount")),
                            tier.isEmpty() ? "" : "第" + tier + "档")
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" ")));
        }
        return String.join("\n", lines);
    }

    private static String award(String line) {
        Map<String, String> parts = new LinkedHashMap<>();
        BETWEEN.splitAsStream(line.strip()).filter(word -> !word.isEmpty()).forEach(word -> {
            boolean tier = word.endsWith("档");
            boolean year = YEAR.matcher(word).matches();
            String value = tier || year ? word.replaceAll("[第档年度]", "") : word;
            parts.put(tier ? "tier" : year ? "year" : "amount", value);
        });
        return parts.entrySet().stream()
                .map(part -> part.getKey() + ": " + Scalars.inFlow(part.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Empty when it is no list of plain words, and for an empty one. */
    private static String listed(@Nullable Node node) {
        return node instanceof SequenceNode list
                        && list.getValue().stream().allMatch(ScalarNode.class::isInstance)
                        && list.getValue().stream()
                                .noneMatch(item -> Skeleton.scalar(item).matches(".*[、,，].*"))
                ? list.getValue().stream().map(Skeleton::scalar).collect(Collectors.joining("、"))
                : "";
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

    /** For whoever reads what was changed: what is given, and what is expected. */
    String words() {
        String result = Stream.of(State.values())
                .filter(each -> each.name().equals(state))
                .map(each -> t(each.label()))
                .findFirst()
                .orElse(state);
        return Stream.of(
                        said(t("基准日"), asOf),
                        said(t("给定的事实"), given),
                        said(t("以前得过"), awarded),
                        more.replace("\n", "，"),
                        said(t("应得结果"), result),
                        said(t("应得金额"), amount),
                        said(t("还缺的事实"), missing),
                        said(t("不满足的条件"), failing),
                        expectMore)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("；"));
    }

    private static String said(String what, String words) {
        return words.isEmpty() ? "" : what + " " + words.replace("\n", "，");
    }

    boolean blank() {
        return (name + asOf + given + awarded + amount + more).isBlank();
    }

    /** The test as an item of a list, from column 0. */
    String written() {
        StringBuilder item = new StringBuilder("- name: ").append(Scalars.plain(name.strip()));
        if (!asOf.isBlank()) {
            item.append("\n  as-of: ").append(Scalars.plain(asOf.strip()));
        }
        more.lines().forEach(line -> item.append("\n  ").append(line));
        List<String> facts = given.lines()
                .map(TrialRow::fact)
                .filter(line -> !line.isEmpty())
                .toList();
        item.append("\n  given: {").append(String.join(", ", facts)).append("}");
        if (!awarded.isBlank()) {
            item.append("\n  awarded: ")
                    .append(awarded.lines()
                            .filter(line -> !line.isBlank())
                            .map(TrialRow::award)
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        item.append("\n  expect: {state: ").append(Scalars.inFlow(state));
        if (!amount.isBlank()) {
            item.append(", amount: ").append(Scalars.inFlow(amount.strip()));
        }
        if (!missing.isBlank()) {
            item.append(", missing: ").append(Scalars.list(missing));
        }
        if (!failing.isBlank()) {
            item.append(", failing: ").append(Scalars.list(failing));
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
