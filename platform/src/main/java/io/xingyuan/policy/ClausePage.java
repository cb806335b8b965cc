package io.xingyuan.policy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.Budget;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Trial;
import io.xingyuan.engine.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * 条款页: everything that is known of one clause.
 *
 * @param day the day whose figures are shown
 * @param version which version of the policy it is, in words
 */
record ClausePage(Policy policy, Clause clause, LocalDate day, boolean open, List<Trial> trials, String version) {

    /** One line of what the clause says of itself. */
    record Line(String label, String text) {}

    /** One value of a parameter with the day from which it holds. */
    record Dated(String name, LocalDate from, String text, boolean current) {}

    String amount() {
        return AmountWords.of(clause, day);
    }

    String path() {
        return "/policies/" + clause.id();
    }

    long failed() {
        return trials.stream().filter(trial -> !trial.passed()).count();
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("适用对象", t(clause.entity().label())));
        if (clause.frequency() != null) {
            lines.add(new Line("频次", t(clause.frequency().label())));
        }
        lines.add(new Line("有效期", words(clause.validity())));
        Amount amount = clause.amount();
        if (amount != null) {
            lines.add(new Line("金额性质", nature(amount)));
        }
        if (clause.stacking() != null) {
            lines.add(new Line("叠加", AmountWords.stacking(clause)));
        }
        Budget budget = clause.budget();
        if (budget != null) {
            Long yearly = budget.yearlyFen();
            lines.add(new Line(
                    "资金来源",
                    yearly == null
                            ? budget.pool()
                            : t(
                                    "{0}，每年 {1}，{2}",
                                    budget.pool(),
                                    Amounts.words(yearly),
                                    t(budget.order().label()))));
        }
        return lines;
    }

    List<Dated> parameters() {
        List<Dated> rows = new ArrayList<>();
        for (Parameter parameter : clause.parameters()) {
            Parameter.Dated current = parameter.at(day);
            for (Parameter.Dated value : parameter.values()) {
                rows.add(new Dated(
                        parameter.name(), value.from(), AmountWords.spaced(value.text()), value.equals(current)));
            }
        }
        return rows;
    }

    /** The rule behind a leaf, with the figures in force, unless its words already say the same. */
    String rule(Condition.Test test) {
        return test.says().equals(test.expression()) ? "" : AmountWords.said(test.expression(), clause, day);
    }

    /** A leaf in words. */
    String says(Condition.Test test) {
        return test.says().equals(test.expression()) ? AmountWords.said(test.expression(), clause, day) : test.says();
    }

    static String words(Validity validity) {
        LocalDate to = validity.to();
        return to == null ? t("{0} 起，未写明截止", validity.from()) : t("{0} 至 {1}", validity.from(), to);
    }

    private static String nature(Amount amount) {
        return switch (amount.kind()) {
            case EXACT -> t("确定：符合条件即按此数");
            case CEILING -> t("上限：实际金额由主管部门审定，不承诺到账数额");
            case DISCRETIONARY -> t("酌定：是否给予、给多少由主管部门决定");
        };
    }
}
