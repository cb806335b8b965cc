package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Effort;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactType;
import io.xingyuan.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 事实字典的对比: two states of the facts of this house, and whether the younger may follow the older. */
final class DictionaryComparison {

    private DictionaryComparison() {}

    static List<Difference> between(List<FactDefinition> before, List<FactDefinition> after) {
        List<Difference> differences = new ArrayList<>();
        for (FactDefinition young : after) {
            Optional<FactDefinition> old = of(young.code(), before);
            if (old.isEmpty()) {
                differences.add(
                        new Difference(young.name(), t("新增事实"), "", FormChoices.describe(young) + " " + young.says()));
            } else {
                Map<String, String> was = lines(old.get());
                lines(young).forEach((what, is) -> {
                    String then = was.getOrDefault(what, "");
                    if (!then.equals(is)) {
                        differences.add(new Difference(young.name(), what, then, is));
                    }
                });
            }
        }
        before.stream()
                .filter(old -> of(old.code(), after).isEmpty())
                .forEach(old -> differences.add(new Difference(old.name(), t("取消事实"), old.says(), "")));
        return List.copyOf(differences);
    }

    /** Figures are kept under their code, and rules speak of their name: what was published stays findable and the same. */
    static List<Refusal> refusals(List<FactDefinition> before, List<FactDefinition> after) {
        List<Refusal> refusals = new ArrayList<>();
        for (FactDefinition old : before) {
            Optional<FactDefinition> young = of(old.code(), after);
            if (young.isEmpty()) {
                refusals.add(new Refusal("事实“{0}”已经发布过，不能删除；不再使用的请在含义里写明停用。", old.name()));
            } else if (!same(old, young.get())) {
                refusals.add(new Refusal("事实“{0}”的名称、对象、类型、整数的单位、周期和已有的选项已经发布，不能改；请另立一个事实。", old.name()));
            }
        }
        return refusals;
    }

    /** A whole number is kept without its unit: under another unit it would be another number. */
    private static boolean same(FactDefinition old, FactDefinition young) {
        boolean codes = old.codes().isEmpty() == young.codes().isEmpty()
                && young.codes().containsAll(old.codes());
        return old.name().equals(young.name())
                && old.entity() == young.entity()
                && old.type() == young.type()
                && old.period() == young.period()
                && (old.type() != FactType.INTEGER || old.unit().equals(young.unit()))
                && codes
                && (old.derived() == null) == (young.derived() == null);
    }

    private static Optional<FactDefinition> of(String code, List<FactDefinition> facts) {
        return facts.stream().filter(fact -> fact.code().equals(code)).findFirst();
    }

    private static Map<String, String> lines(FactDefinition fact) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(t("名称"), fact.name());
        lines.put(t("类型"), FormChoices.describe(fact));
        lines.put(t("提供方"), fact.provider());
        lines.put(t("含义"), fact.says().strip());
        lines.put(t("时效"), fact.freshDays() == 0 ? "" : t("{0} 天", fact.freshDays()));
        lines.put(
                t("企业能否改变"), fact.effort() == Effort.NONE ? "" : t(fact.effort().label()));
        lines.put(t("推导"), fact.derived() == null ? "" : fact.derived().strip());
        return lines;
    }
}
