package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 金额生成器: a way of reckoning becomes a formula and its parameters. */
final class AmountBuilding {

    private AmountBuilding() {}

    /** @param from since when its figures hold */
    static ClauseForm built(ClauseForm form, Map<String, String> sent, String from, FactDictionary facts) {
        String base = sent.getOrDefault("b.base", "").strip();
        String value = sent.getOrDefault("b.value", "").strip();
        String cap = sent.getOrDefault("b.cap", "").strip();
        boolean counted = facts.byName(base)
                .map(FactDefinition::type)
                .filter(type -> type.isNumeric())
                .isPresent();
        Map<String, String> fields = new LinkedHashMap<>();
        List<ParameterRow> parameters = new ArrayList<>(form.parameters());
        String method = sent.getOrDefault("b.method", "");
        if (value.isEmpty() || (!method.equals("fixed") && !counted)) {
            return form;
        }
        if (method.equals("fixed")) {
            set(parameters, "金额", from, value, "single");
            fields.put("amount.formula", "金额");
            fields.put("amount.round.to", "");
            fields.put("amount.round.mode", "");
        } else {
            boolean tiers = method.equals("tiers");
            set(parameters, tiers ? "分段" : "比例", from, value, tiers ? "tiers" : "single");
            fields.put("amount.formula", tiers ? "marginal(" + base + ", 分段)" : "比例 * " + base);
            fields.put("amount.round.to", "分");
            fields.put("amount.round.mode", "down");
        }
        if (!cap.isEmpty()) {
            set(parameters, "封顶", from, cap, "single");
        }
        fields.put("amount.cap", cap.isEmpty() ? "" : "封顶");
        if (cap.isEmpty()) {
            parameters.removeIf(row -> row.name().equals("封顶"));
        }
        fields.put("amount.tiers", "");
        fields.put("amount.each", "");
        if (form.at("amount.kind").isEmpty()) {
            fields.put("amount.kind", "ceiling");
        }
        return form.withFields(fields).withParameters(parameters);
    }

    private static void set(List<ParameterRow> parameters, String name, String from, String value, String form) {
        parameters.removeIf(row -> row.name().equals(name));
        parameters.add(new ParameterRow(name, from, value, form));
    }
}
