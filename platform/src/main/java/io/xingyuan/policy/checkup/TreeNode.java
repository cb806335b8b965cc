package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Explanation;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Operand;
import io.xingyuan.engine.Truth;
import io.xingyuan.engine.UnknownReason;
import io.xingyuan.engine.Value;
import io.xingyuan.enterprise.Regions;
import io.xingyuan.policy.AmountWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * 条件节点: one node of the tree behind a finding, in words.
 *
 * @param joint whether it is a group of conditions
 * @param plain whether it only says that all of its children must be met
 * @param either whether one of its children is enough
 * @param look class of its colour
 * @param verdict 满足, 不满足 or why it is not known
 * @param known what is on record, each with source and day
 * @param shown the quantity that was compared
 * @param gap how far off; empty when met or not a matter of quantity
 * @param cite the exact place, when narrower than that of the clause
 */
public record TreeNode(
        boolean joint,
        boolean plain,
        boolean either,
        String says,
        String look,
        String icon,
        String verdict,
        List<Known> known,
        String shown,
        String gap,
        String cite,
        List<TreeNode> children) {

    private static final int MOST_FACTS = 12;

    /** One fact on record, or the lack of it. */
    public record Known(String name, String value, String provenance, boolean problem) {}

    static TreeNode of(Explanation node, Clause clause, LocalDate asOf) {
        boolean joint = switch (node.kind()) {
            case ALL, ANY, NOT -> true;
            case COMPUTABLE, ATTESTED, JUDGED, LEDGER -> false;
        };
        return new TreeNode(
                joint,
                node.kind() == Explanation.Kind.ALL && node.says().isEmpty(),
                node.kind() == Explanation.Kind.ANY,
                joint ? heading(node) : AmountWords.said(says(node), clause, asOf),
                look(node),
                icon(node),
                verdict(node),
                node.operands().stream().limit(MOST_FACTS).map(TreeNode::known).toList(),
                shown(node),
                GapWords.tag(node),
                node.cite().equals(clause.cite()) ? "" : node.cite(),
                node.children().stream().map(child -> of(child, clause, asOf)).toList());
    }

    /** The node itself, or its children when it only says that all of them must be met. */
    public List<TreeNode> top() {
        return joint && plain ? children : List.of(this);
    }

    /** Without the ways not taken: of conditions one of which is enough, those that are met. */
    public TreeNode taken() {
        boolean one = either && "ok".equals(look);
        return new TreeNode(
                joint,
                plain,
                either,
                says,
                look,
                icon,
                verdict,
                known,
                shown,
                gap,
                cite,
                children.stream()
                        .filter(child -> !one || "ok".equals(child.look()))
                        .map(TreeNode::taken)
                        .toList());
    }

    static String says(Explanation node) {
        return node.says().isEmpty() ? node.id() : node.says();
    }

    private static String heading(Explanation node) {
        if (!node.says().isEmpty()) {
            return node.says();
        }
        return switch (node.kind()) {
            case ANY -> t("以下满足其一");
            case NOT -> t("不属于以下情形");
            default -> t("以下全部满足");
        };
    }

    private static String look(Explanation node) {
        return switch (node.truth()) {
            case MET -> "ok";
            case NOT_MET -> node.gap() == null ? "no" : "near";
            case UNKNOWN -> judged(node) ? "judge" : "miss";
        };
    }

    private static String icon(Explanation node) {
        return switch (node.truth()) {
            case MET -> "circle-check-filled";
            case NOT_MET -> "circle-x-filled";
            case UNKNOWN -> judged(node) ? "gavel" : "help-circle";
        };
    }

    private static String verdict(Explanation node) {
        if (node.truth() != Truth.UNKNOWN) {
            return t(node.truth().label());
        }
        List<String> reasons =
                node.reasons().stream().map(reason -> t(reason.label())).toList();
        return reasons.isEmpty() ? t("未知") : String.join(t("、"), reasons);
    }

    private static boolean judged(Explanation node) {
        return node.reasons().contains(UnknownReason.NEEDS_JUDGEMENT)
                && node.reasons().size() == 1;
    }

    private static String shown(Explanation node) {
        Value quantity = node.quantity();
        if (quantity == null) {
            return "";
        }
        return quantity instanceof Value.Whole
                ? GapWords.quantity(quantity.type(), GapWords.number(quantity), GapWords.unit(node))
                : quantity.type().isNumeric()
                        ? GapWords.quantity(quantity.type(), GapWords.number(quantity), "")
                        : quantity instanceof Value.Flag flag ? t(flag.yes() ? "是" : "否") : quantity.toString();
    }

    private static Known known(Operand operand) {
        String name = operand.year() == Facts.NO_YEAR
                ? operand.definition().name()
                : t("{0}（{1} 年）", operand.definition().name(), String.valueOf(operand.year()));
        Fact fact = operand.fact();
        if (fact == null) {
            UnknownReason reason = operand.reason() == null ? UnknownReason.MISSING : operand.reason();
            return new Known(name, t(reason.label()), provider(operand), true);
        }
        List<String> provenance = new ArrayList<>();
        if (!fact.source().isEmpty()) {
            provenance.add(fact.source());
        }
        if (fact.declared() && !fact.source().startsWith("企业申报")) {
            provenance.add(t("企业申报"));
        }
        provenance.add(t("截至 {0}", fact.asOf()));
        if (operand.reason() != null) {
            provenance.add(t(operand.reason().label()));
        }
        return new Known(
                name,
                value(operand.definition(), fact.value()),
                String.join(" · ", provenance),
                operand.reason() != null);
    }

    /** An administrative division by name: nobody knows the codes by heart. */
    private static String value(FactDefinition definition, Value value) {
        if (value instanceof Value.Code(String text) && definition.code().endsWith("region")) {
            String name = t(Regions.name(text));
            return name.equals(text) ? text : t("{0}（{1}）", name, text);
        }
        return GapWords.value(definition, value);
    }

    private static String provider(Operand operand) {
        String provider = operand.definition().provider();
        return provider.isEmpty() ? "" : t("由{0}提供", provider);
    }
}
