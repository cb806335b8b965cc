package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * 表单里的一个条件. It is a comparison of one fact, or an expression, or a group of the rows that follow deeper, or a part
 * of the text that the form only shows.
 *
 * @param kind {@code expr}, {@code attest} or {@code judge}; {@code all}, {@code any}, {@code none} or {@code notall} for a
 *     group; {@code raw} for what is only shown
 * @param fact name of the fact compared; empty when {@code expr} says all
 * @param sign a comparison, or {@code is} and {@code not} for facts that are true or false
 * @param expr the whole expression when it is more than one comparison
 * @param raw the text as it stands, for {@code raw}
 * @param depth in how many groups it stands
 */
record ConditionRow(
        String kind,
        String id,
        String fact,
        String sign,
        String value,
        String expr,
        String says,
        String cite,
        String raw,
        int depth) {

    private static final Set<String> GROUPS = Set.of("all", "any", "none", "notall");
    private static final String LIST = "[、,，;；]";
    private static final Set<String> KNOWN = Set.of("id", "says", "cite", "expr", "attest", "judge");
    private static final Pattern SIMPLE =
            Pattern.compile("([\\p{IsHan}A-Za-z][\\p{IsHan}\\w]*)\\s*(>=|<=|!=|=|>|<|\\sin(?:\\s|$))\\s*(.*)");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}\\w]*");
    private static final Pattern NEGATED = Pattern.compile("not\\((" + NAME + ")\\)");
    private static final Pattern QUOTED = Pattern.compile("\\(\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*\\)");

    /** @param names that an expression may hold beside the facts: the parameters of clause and document */
    static ConditionRow of(Node node, Skeleton skeleton, FactDictionary facts, Set<String> names) {
        if (!(node instanceof MappingNode mapping)) {
            return raw(skeleton.source(node), 0);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getValueNode() instanceof ScalarNode)) {
                return raw(skeleton.source(node), 0);
            }
            values.put(Skeleton.scalar(entry.getKeyNode()), Skeleton.scalar(entry.getValueNode()));
        }
        String kind = List.of("expr", "attest", "judge").stream()
                .filter(values::containsKey)
                .findFirst()
                .orElse("");
        if (kind.isEmpty() || !KNOWN.containsAll(values.keySet())) {
            return raw(skeleton.source(node), 0);
        }
        return read(
                kind,
                Skeleton.line(values.getOrDefault(kind, "")),
                values.getOrDefault("id", ""),
                Skeleton.line(values.getOrDefault("says", "")),
                Skeleton.line(values.getOrDefault("cite", "")),
                facts,
                names);
    }

    static ConditionRow raw(String text, int depth) {
        return new ConditionRow("raw", "", "", "", "", "", "", "", text, depth);
    }

    static ConditionRow group(String kind, String id, String says, String cite, int depth) {
        return new ConditionRow(kind, id, "", "", "", "", says, cite, "", depth);
    }

    /** One more to begin from. */
    static ConditionRow fresh(int number, int depth) {
        return new ConditionRow("expr", "条件" + number, "企业类型", "=", "工业企业", "", "", "", "", depth);
    }

    ConditionRow at(int level) {
        return new ConditionRow(kind, id, fact, sign, value, expr, says, cite, raw, level);
    }

    boolean isGroup() {
        return GROUPS.contains(kind);
    }

    static ConditionRow read(
            String kind,
            String expression,
            String id,
            String says,
            String cite,
            FactDictionary facts,
            Set<String> names) {
        Matcher simple = SIMPLE.matcher(expression);
        Matcher negated = NEGATED.matcher(expression);
        if (facts.byName(expression).filter(ConditionRow::flag).isPresent()) {
            return new ConditionRow(kind, id, expression, "is", "", "", says, cite, "", 0);
        }
        if (negated.matches()
                && facts.byName(negated.group(1)).filter(ConditionRow::flag).isPresent()) {
            return new ConditionRow(kind, id, negated.group(1), "not", "", "", says, cite, "", 0);
        }
        if (simple.matches() && facts.byName(simple.group(1)).isPresent() && plainValue(simple.group(3))) {
            FactDefinition fact = facts.byName(simple.group(1)).get();
            return new ConditionRow(
                    kind,
                    id,
                    fact.name(),
                    simple.group(2).strip(),
                    shown(facts, names, fact, simple.group(2).strip(), simple.group(3)),
                    "",
                    says,
                    cite,
                    "",
                    0);
        }
        return new ConditionRow(kind, id, "", "", "", expression, says, cite, "", 0);
    }

    private static boolean flag(FactDefinition fact) {
        return fact.type() == FactType.BOOL;
    }

    /** One value, or none yet: what follows it could belong to a longer expression. */
    private static boolean plainValue(String value) {
        return value.matches(
                "|\"[^\"]*\"|[^\\s\"()\\[\\]+*/<>=]+|\\(\"[^()]*\"\\)|[\\[(][^\\[\\]()]*\\.\\.[^\\[\\]()]*[\\])]");
    }

    /** A code without its quotes, unless it would then be taken for something that is called the same. */
    private static String shown(
            FactDictionary facts, Set<String> names, FactDefinition fact, String sign, String value) {
        if (sign.equals("in")
                && fact.type() == FactType.CODE
                && QUOTED.matcher(value).matches()) {
            List<String> codes = Arrays.stream(
                            value.substring(2, value.length() - 2).split("\"\\s*,\\s*\"", -1))
                    .map(String::strip)
                    .toList();
            boolean clear = codes.stream().noneMatch(code -> isName(facts, names, code));
            return clear && codes.stream().noneMatch(code -> code.matches(".*" + LIST + ".*"))
                    ? String.join("、", codes)
                    : value;
        }
        boolean quoted = fact.type() == FactType.CODE && !sign.equals("in") && value.startsWith("\"");
        String bare = quoted ? value.substring(1, value.length() - 1) : value;
        return isName(facts, names, bare) || bare.isEmpty() ? value : bare;
    }

    private static boolean isName(FactDictionary facts, Set<String> names, String word) {
        return names.contains(word)
                || facts.byName(word)
                        .filter(fact -> fact.type() == FactType.CODE)
                        .isPresent();
    }

    /** The expression that the row stands for. */
    String expression(FactDictionary facts, Set<String> names) {
        if (fact.isBlank()) {
            return expr.strip();
        }
        String typed = value.strip();
        return switch (sign) {
            case "is", "" -> fact.strip();
            case "not" -> "not(" + fact.strip() + ")";
            default -> fact.strip() + " " + sign + " " + written(facts, names, typed);
        };
    }

    /** A code stands in quotes, unless it is the name of a parameter or of another fact. */
    private String written(FactDictionary facts, Set<String> names, String typed) {
        boolean code = facts.byName(fact.strip())
                .filter(definition -> definition.type() == FactType.CODE)
                .isPresent();
        if (sign.equals("in")) {
            return list(code, isName(facts, names, typed), typed);
        }
        boolean bare = code && !typed.isEmpty() && !typed.startsWith("\"") && !isName(facts, names, typed);
        return bare ? "\"" + typed.replace("\"", "") + "\"" : typed;
    }

    /** Several values with 、 between them become a list; a range, a list as in the text and a parameter stay. */
    private static String list(boolean code, boolean isName, String typed) {
        if (typed.isEmpty() || "([\"".indexOf(typed.charAt(0)) >= 0) {
            return typed;
        }
        List<String> items = Arrays.stream(typed.split(LIST))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        boolean parameter =
                isName || (!code && items.size() == 1 && NAME.matcher(typed).matches());
        return parameter || items.isEmpty()
                ? typed
                : items.stream()
                        .map(item -> code ? "\"" + item.replace("\"", "") + "\"" : item)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** For the page: the codes that a list may hold, when they can be ticked. */
    List<String> choices(FactDictionary facts) {
        List<String> codes =
                facts.byName(fact.strip()).map(FactDefinition::codes).orElse(List.of());
        boolean ticked = sign.equals("in") && codes.containsAll(chosen());
        return ticked ? codes : List.of();
    }

    List<String> chosen() {
        return Arrays.stream(value.split(LIST))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A group with its members, these as items of a list; from column 0. */
    String written(String members) {
        List<String> entries = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("id", id);
        texts.put("says", says);
        texts.put("cite", cite);
        texts.forEach((key, text) -> {
            if (!text.isBlank()) {
                entries.add(key + ": " + Scalars.plain(text.strip()));
            }
        });
        entries.add(
                switch (kind) {
                    case "none" -> "not:\n  any:\n  " + members.replace("\n", "\n  ");
                    case "notall" -> "not:\n  all:\n  " + members.replace("\n", "\n  ");
                    default -> kind + ":\n" + members;
                });
        return "- " + String.join("\n", entries).replace("\n", "\n  ");
    }

    /** The row as an item of a list, from column 0. */
    String written(FactDictionary facts, Set<String> names) {
        if (kind.equals("raw")) {
            return "- " + raw.strip().replace("\n", "\n  ");
        }
        StringBuilder item = new StringBuilder("- id: ").append(Scalars.plain(id.strip()));
        item.append("\n  ").append(kind).append(": ").append(Scalars.plain(expression(facts, names)));
        if (!says.isBlank()) {
            item.append("\n  says: ").append(Scalars.plain(says.strip()));
        }
        if (!cite.isBlank()) {
            item.append("\n  cite: ").append(Scalars.plain(cite.strip()));
        }
        return item.toString();
    }

    boolean blank() {
        return !kind.equals("raw") && !isGroup() && (id + fact + value + expr + says).isBlank();
    }
}
