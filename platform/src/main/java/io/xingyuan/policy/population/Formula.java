package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.ConditionKind;
import io.xingyuan.engine.InlineFigure;
import io.xingyuan.policy.AmountWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 算式: an expression of a clause, as a part of its amount or as a condition, with the figures that stand in it.
 *
 * @param field that its figures begin with
 * @param id of the condition, or name of the part
 * @param label what it says, as people know it
 */
record Formula(String field, String id, String label, String expression) {

    private static final Map<String, String> PARTS = Map.of(
            "formula", "金额公式",
            "tiers", "达到的档数",
            "each", "每档金额",
            "floor", "下限",
            "cap", "封顶");

    /** The parts of the amount, in the order of the language. */
    static List<Formula> ofAmount(Clause clause) {
        List<Formula> parts = new ArrayList<>();
        Amount amount = clause.amount();
        if (amount != null) {
            part(parts, clause, "formula", amount.formula());
            part(parts, clause, "tiers", amount.tiers());
            part(parts, clause, "each", amount.each());
            part(parts, clause, "floor", amount.floor());
            part(parts, clause, "cap", amount.cap());
        }
        return parts;
    }

    private static void part(List<Formula> into, Clause clause, String part, @Nullable String expression) {
        if (expression != null) {
            String field = clause.id().local() + ":f.a." + part + ".";
            into.add(new Formula(field, part, t(PARTS.getOrDefault(part, part)), expression));
        }
    }

    /** The conditions that are worked out, in their order. */
    static List<Formula> ofConditions(Clause clause) {
        List<Formula> found = new ArrayList<>();
        collect(clause, clause.when(), found);
        return found;
    }

    private static void collect(Clause clause, Condition condition, List<Formula> into) {
        switch (condition) {
            case Condition.All all -> all.children().forEach(child -> collect(clause, child, into));
            case Condition.Any any -> any.children().forEach(child -> collect(clause, child, into));
            case Condition.Not not -> collect(clause, not.child(), into);
            case Condition.Test test -> {
                if (test.kind() == ConditionKind.COMPUTABLE) {
                    String field = clause.id().local() + ":f.c." + test.id() + ".";
                    into.add(new Formula(field, test.id(), test.says(), test.expression()));
                }
            }
        }
    }

    List<Figure> figures(Clause clause, LocalDate day, Typed typed) {
        List<InlineFigure> inline = InlineFigure.of(expression);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < inline.size(); i++) {
            InlineFigure figure = inline.get(i);
            boolean several = inline.size() > 1;
            String marked = several
                    ? expression.substring(0, figure.start()) + "【" + figure.text() + "】"
                            + expression.substring(figure.end())
                    : expression;
            String before = AmountWords.spaced(figure.text());
            figures.add(new Figure(
                    field + i,
                    several ? t("{0}（第 {1} 个数）", label, i + 1) : label,
                    typed.text(field + i, figure.text()),
                    figure.text(),
                    expression.equals(figure.text())
                            ? t("现行：{0}", before)
                            : t("现行：{0}，在“{1}”里", before, AmountWords.said(marked, clause, day)),
                    1));
        }
        return figures;
    }

    /** With the figures that were typed. */
    String with(Typed typed) {
        Map<Integer, String> figures = new HashMap<>();
        for (int i = 0; i < InlineFigure.of(expression).size(); i++) {
            String value = typed.text(field + i).strip();
            if (!value.isEmpty()) {
                figures.put(i, value);
            }
        }
        return InlineFigure.with(expression, figures);
    }

    boolean changed(Typed typed) {
        return !with(typed).equals(expression);
    }

    /** What cannot stand in the place of a figure. */
    void mistakes(Typed typed, Map<String, String> wrong) {
        List<InlineFigure> inline = InlineFigure.of(expression);
        for (int i = 0; i < inline.size(); i++) {
            String value = typed.text(field + i, inline.get(i).text());
            String at = field + i;
            if (!value.strip().equals(inline.get(i).text())) {
                inline.get(i).objection(value).ifPresent(objection -> wrong.put(at, label + "：" + objection));
            }
        }
    }
}
