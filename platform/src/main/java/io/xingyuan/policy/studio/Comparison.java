package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.Budget;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Rounding;
import io.xingyuan.engine.Validity;
import io.xingyuan.policy.AmountWords;
import io.xingyuan.policy.Amounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 对比: two readings of a policy side by side, and what is different in words that a reader of the document knows. */
final class Comparison {

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /** @param before null when nothing was published yet */
    static List<Difference> between(@Nullable Policy before, Policy after) {
        var comparison = new Comparison();
        comparison.compare("", before == null ? Map.of() : lines(before), lines(after));
        Map<String, Clause> old = clauses(before);
        Map<String, Clause> young = clauses(after);
        for (String id : union(old, young)) {
            comparison.clause(old.get(id), young.get(id));
        }
        return List.copyOf(comparison.differences);
    }

    private void clause(@Nullable Clause before, @Nullable Clause after) {
        if (before == null && after != null) {
            differences.add(new Difference(after.title(), t("新增条款"), "", after.says()));
        } else if (after == null && before != null) {
            differences.add(new Difference(before.title(), t("取消条款"), before.says(), ""));
        } else if (before != null && after != null) {
            compare(after.title(), parameters(before), parameters(after));
            compare(after.title(), lines(before), lines(after));
        }
    }

    /** Apart from the lines: a parameter may well be called 封顶. */
    private static Map<String, String> parameters(Clause clause) {
        Map<String, String> lines = new LinkedHashMap<>();
        clause.parameters().forEach(parameter -> lines.put(parameter.name(), words(parameter)));
        return lines;
    }

    private void compare(String clause, Map<String, String> before, Map<String, String> after) {
        for (String what : union(before, after)) {
            String was = before.getOrDefault(what, "");
            String is = after.getOrDefault(what, "");
            if (!was.equals(is)) {
                differences.add(new Difference(clause, what, was, is));
            }
        }
    }

    private static Map<String, String> lines(Policy policy) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(t("名称"), policy.title());
        lines.put(t("文号"), policy.number());
        lines.put(t("发文机关"), policy.issuer());
        lines.put(t("适用地区"), policy.region());
        lines.put(t("发布日期"), policy.published().toString());
        lines.put(t("有效期"), words(policy.validity()));
        lines.put(
                t("界限用语"),
                new TreeMap<>(policy.convention())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining("，")));
        lines.put(t("说明"), policy.note().strip());
        lines.put(t("文本出处"), policy.source().strip());
        return lines;
    }

    private static Map<String, String> lines(Clause clause) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(t("条款名称"), clause.title());
        lines.put(t("依据"), clause.cite());
        lines.put(t("内容"), clause.says().strip());
        lines.put(t("适用对象"), t(clause.entity().label()));
        Frequency frequency = clause.frequency();
        lines.put(t("频次"), frequency == null ? "" : t(frequency.label()));
        lines.put(t("资格"), clause.recognizes());
        lines.put(t("有效期"), words(clause.validity()));
        conditions(clause.when(), "", clause.cite(), lines);
        amount(clause.amount(), lines);
        lines.put(t("材料清单"), String.join("、", clause.evidence()));
        lines.put(t("叠加"), AmountWords.stacking(clause));
        Budget budget = clause.budget();
        lines.put(
                t("资金来源"),
                budget == null
                        ? ""
                        : budget.pool()
                                + (budget.yearlyFen() == null
                                        ? ""
                                        : " " + t("每年 {0}", Amounts.words(budget.yearlyFen())) + "，"
                                                + t(budget.order().label())));
        lines.put(t("关键词"), String.join("、", clause.keywords()));
        lines.put(t("读法说明"), clause.note().strip());
        return lines;
    }

    private static void amount(@Nullable Amount amount, Map<String, String> lines) {
        if (amount == null) {
            return;
        }
        lines.put(t("金额性质"), t(amount.kind().label()));
        lines.put(t("金额算法"), text(amount.formula()));
        lines.put(t("档次"), text(amount.tiers()));
        lines.put(t("每档金额"), text(amount.each()));
        lines.put(t("保底"), text(amount.floor()));
        lines.put(t("封顶"), text(amount.cap()));
        lines.put(t("取整"), rounding(amount.rounding()));
    }

    private static String rounding(@Nullable Rounding rounding) {
        return rounding == null
                ? ""
                : t(rounding.mode().label()) + " " + (rounding.unit() == 1 ? t("到分") : Amounts.words(rounding.unit()));
    }

    private static void conditions(Condition condition, String within, String cite, Map<String, String> lines) {
        switch (condition) {
            case Condition.All all -> group(t("全部满足"), all.id(), all.says(), all.children(), within, cite, lines);
            case Condition.Any any -> group(t("满足其一"), any.id(), any.says(), any.children(), within, cite, lines);
            case Condition.Not not -> group(t("不满足"), not.id(), not.says(), List.of(not.child()), within, cite, lines);
            case Condition.Test test ->
                lines.put(
                        t("条件“{0}”", test.id()),
                        within + t(test.kind().label()) + " " + test.expression()
                                + (test.says().equals(test.expression()) ? "" : "（" + test.says() + "）")
                                + (test.cite().equals(cite) ? "" : "，" + t("依据 {0}", test.cite())));
        }
    }

    private static void group(
            String kind,
            String id,
            String says,
            List<Condition> children,
            String within,
            String cite,
            Map<String, String> lines) {
        String members = children.stream().map(Condition::id).collect(Collectors.joining("、"));
        lines.put(t("条件组“{0}”", id), within + kind + "：" + members + (says.isEmpty() ? "" : "（" + says + "）"));
        children.forEach(child -> conditions(child, within, cite, lines));
    }

    private static String words(Parameter parameter) {
        if (parameter.values().size() == 1) {
            return parameter.values().getFirst().text();
        }
        return parameter.values().stream()
                .map(value -> t("{0} 起 {1}", value.from(), value.text()))
                .collect(Collectors.joining("，"));
    }

    private static String words(Validity validity) {
        return validity.to() == null
                ? t("{0} 起，未写明截止", validity.from())
                : t("{0} 至 {1}", validity.from(), validity.to());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, Clause> clauses(@Nullable Policy policy) {
        return policy == null
                ? Map.of()
                : policy.clauses().stream()
                        .collect(Collectors.toMap(
                                clause -> clause.id().local(),
                                Function.identity(),
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> keys = new LinkedHashSet<>(other.keySet());
        keys.addAll(one.keySet());
        return keys;
    }
}
