package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * 表单里的一个条件. It is a comparison of one fact, or an expression, or a part of the text that the form only shows.
 *
 * @param kind {@code expr}, {@code attest} or {@code judge}; {@code raw} for what is only shown
 * @param fact name of the fact compared; empty when {@code expr} says all
 * @param sign a comparison, or {@code is} and {@code not} for facts that are true or false
 * @param expr the whole expression when it is more than one comparison
 * @param raw the text as it stands, for {@code raw}
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
        String raw) {

    static final List<String> SIGNS = List.of("is", "not", "=", "!=", ">=", "<=", ">", "<", "in");

    private static final Set<String> KNOWN = Set.of("id", "says", "cite", "expr", "attest", "judge");
    private static final Pattern SIMPLE =
            Pattern.compile("([\\p{IsHan}A-Za-z][\\p{IsHan}\\w]*)\\s*(>=|<=|!=|=|>|<|\\sin\\s)\\s*(.+)");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}\\w]*");
    private static final Pattern NEGATED = Pattern.compile("not\\((" + NAME + ")\\)");

    static ConditionRow of(Node node, Skeleton skeleton, FactDictionary facts) {
        if (!(node instanceof MappingNode mapping)) {
            return raw(skeleton.source(node));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getValueNode() instanceof ScalarNode)) {
                return raw(skeleton.source(node));
            }
            values.put(Skeleton.scalar(entry.getKeyNode()), Skeleton.scalar(entry.getValueNode()));
        }
        String kind = List.of("expr", "attest", "judge").stream()
                .filter(values::containsKey)
                .findFirst()
                .orElse("");
        if (kind.isEmpty() || !KNOWN.containsAll(values.keySet())) {
            return raw(skeleton.source(node));
        }
        return read(
                kind,
                values.getOrDefault(kind, ""),
                values.getOrDefault("id", ""),
                values.getOrDefault("says", "").replace('\n', ' '),
                values.getOrDefault("cite", ""),
                facts);
    }

    static ConditionRow raw(String text) {
        return new ConditionRow("raw", "", "", "", "", "", "", "", text);
    }

    static ConditionRow read(
            String kind, String expression, String id, String says, String cite, FactDictionary facts) {
        Matcher simple = SIMPLE.matcher(expression);
        Matcher negated = NEGATED.matcher(expression);
        if (facts.byName(expression).filter(ConditionRow::flag).isPresent()) {
            return new ConditionRow(kind, id, expression, "is", "", "", says, cite, "");
        }
        if (negated.matches()
                && facts.byName(negated.group(1)).filter(ConditionRow::flag).isPresent()) {
            return new ConditionRow(kind, id, negated.group(1), "not", "", "", says, cite, "");
        }
        if (simple.matches() && facts.byName(simple.group(1)).isPresent() && plainValue(simple.group(3))) {
            FactDefinition fact = facts.byName(simple.group(1)).get();
            return new ConditionRow(
                    kind,
                    id,
                    fact.name(),
                    simple.group(2).strip(),
                    shown(fact, simple.group(2).strip(), simple.group(3)),
                    "",
                    says,
                    cite,
                    "");
        }
        return new ConditionRow(kind, id, "", "", "", expression, says, cite, "");
    }

    private static boolean flag(FactDefinition fact) {
        return fact.type() == FactType.BOOL;
    }

    /** One value: what follows it could belong to a longer expression. */
    private static boolean plainValue(String value) {
        return value.matches(
                "\"[^\"]*\"|[^\\s\"()\\[\\]+*/<>=]+|\\(\"[^()]*\"\\)|[\\[(][^\\[\\]()]*\\.\\.[^\\[\\]()]*[\\])]");
    }

    private static String shown(FactDefinition fact, String sign, String value) {
        boolean quoted = fact.type() == FactType.CODE && !sign.equals("in") && value.startsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The expression that the row stands for. */
    String expression(FactDictionary facts) {
        if (fact.isBlank()) {
            return expr.strip();
        }
        String typed = value.strip();
        return switch (sign) {
            case "is", "" -> fact.strip();
            case "not" -> "not(" + fact.strip() + ")";
            default -> fact.strip() + " " + sign + " " + written(facts, typed);
        };
    }

    /** A code stands in quotes, unless it is the name of a parameter. */
    private String written(FactDictionary facts, String typed) {
        FactDefinition definition = facts.byName(fact.strip()).orElse(null);
        boolean code = definition != null && definition.type() == FactType.CODE && !sign.equals("in");
        boolean known = code
                && definition != null
                && (definition.codes().contains(typed) || !NAME.matcher(typed).matches());
        return known && !typed.startsWith("\"") ? "\"" + typed.replace("\"", "") + "\"" : typed;
    }

    /** The row as an item of a list, from column 0. */
    String written(FactDictionary facts) {
        if (kind.equals("raw")) {
            return "- " + raw.strip().replace("\n", "\n  ");
        }
        StringBuilder item = new StringBuilder("- id: ").append(Scalars.plain(id.strip()));
        item.append("\n  ").append(kind).append(": ").append(Scalars.plain(expression(facts)));
        if (!says.isBlank()) {
            item.append("\n  says: ").append(Scalars.plain(says.strip()));
        }
        if (!cite.isBlank()) {
            item.append("\n  cite: ").append(Scalars.plain(cite.strip()));
        }
        return item.toString();
    }

    boolean blank() {
        return !kind.equals("raw") && (id + fact + value + expr + says).isBlank();
    }
}
