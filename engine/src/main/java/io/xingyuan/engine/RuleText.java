package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 规则文本: what of a plan evaluates, in an order of its own; whatever is only for readers is left out. */
final class RuleText {

    private static final Pattern CODE = Pattern.compile("Constant\\[type=CODE, value=(\\d+)]");

    private RuleText() {}

    static String of(Plan plan, CodeTable codes) {
        Clause clause = plan.clause();
        List<Object> parts = new ArrayList<>();
        parts.add(clause.entity());
        parts.add(clause.kind());
        parts.add(String.valueOf(clause.frequency()));
        parts.add(clause.validity());
        parts.add(String.valueOf(clause.stacking()));
        if (clause.budget() != null) {
            parts.add(clause.budget());
        }
        for (Slot slot : plan.slots()) {
            FactDefinition fact = slot.definition();
            parts.add(List.of(
                    fact.code(),
                    fact.entity(),
                    fact.type(),
                    fact.freshDays(),
                    slot.own(),
                    slot.span(),
                    slot.year(),
                    slot.judged()));
        }
        for (CompiledParameter parameter : plan.parameters()) {
            for (Parameter.Dated dated : parameter.parameter().values()) {
                parts.add(List.of(parameter.parameter().name(), dated.from(), dated.value()));
            }
        }
        parts.add(plan.condition());
        parts.add(String.valueOf(plan.amount()));
        // Numbers of codes are given library by library.
        return CODE.matcher(parts.toString())
                .replaceAll(
                        found -> Matcher.quoteReplacement("“" + codes.text(Integer.parseInt(found.group(1))) + "”"));
    }
}
