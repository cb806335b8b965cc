package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.Budget;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Stacking;
import io.xingyuan.engine.Validity;
import io.xingyuan.engine.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 直接写的数字: figures, days and codes that stand in a clause itself and not in its parameters. */
final class WrittenFigures {

    private static final Pattern QUANTITY =
            Pattern.compile("(?<![\\p{IsHan}\\w.])(\\d{1,12}(?:\\.\\d{1,6})?)(亿元|万元|元|[%％]|‰|\\p{IsHan}*)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    /** Codes of regions and industries are not in the words of a document. */
    private static final Pattern NUMBERED = Pattern.compile("[\\w.-]*");

    private static final Map<String, Integer> MONEY = Map.of("亿元", 10, "万元", 6, "元", 2);

    /** As in {@code 1 - 比例}. */
    private static final Value ONE = new Value.Whole(1);

    private WrittenFigures() {}

    /**
     * 一处数字.
     *
     * @param name of what it stands in
     * @param cite where it should stand in the document
     */
    record Written(String name, Value value, String cite) {}

    static List<Written> of(Clause clause, Policy policy) {
        List<Written> found = new ArrayList<>();
        conditions(clause.when(), found);
        Amount amount = clause.amount();
        if (amount != null) {
            quantities(t("金额算法"), amount.formula(), clause.cite(), found);
            quantities(t("档次"), amount.tiers(), clause.cite(), found);
            quantities(t("每档金额"), amount.each(), clause.cite(), found);
            quantities(t("保底"), amount.floor(), clause.cite(), found);
            quantities(t("封顶"), amount.cap(), clause.cite(), found);
        }
        Stacking stacking = clause.stacking();
        limit(t("同组每年合计封顶"), stacking == null ? null : stacking.capFen(), clause.cite(), found);
        Budget budget = clause.budget();
        limit(t("年度限额"), budget == null ? null : budget.yearlyFen(), clause.cite(), found);
        days(clause.validity(), policy, clause.cite(), found);
        return found;
    }

    private static void limit(String name, @Nullable Long fen, String cite, List<Written> found) {
        if (fen != null) {
            found.add(new Written(name, new Value.Money(fen), cite));
        }
    }

    /** Days of its own; those of the whole document are stated at its end. */
    private static void days(Validity validity, Policy policy, String cite, List<Written> found) {
        if (!validity.from().equals(policy.validity().from())) {
            found.add(new Written(t("自何日起"), new Value.Day(validity.from()), cite));
        }
        if (validity.to() != null && !validity.to().equals(policy.validity().to())) {
            found.add(new Written(t("到何日止"), new Value.Day(validity.to()), cite));
        }
    }

    private static void conditions(Condition condition, List<Written> found) {
        switch (condition) {
            case Condition.All all -> all.children().forEach(child -> conditions(child, found));
            case Condition.Any any -> any.children().forEach(child -> conditions(child, found));
            case Condition.Not not -> conditions(not.child(), found);
            case Condition.Test test -> quantities(t("条件“{0}”", test.id()), test.expression(), test.cite(), found);
        }
    }

    private static void quantities(String name, @Nullable String expression, String cite, List<Written> found) {
        if (expression == null) {
            return;
        }
        TEXT.matcher(expression)
                .results()
                .map(text -> text.group(1))
                .filter(text -> !NUMBERED.matcher(text).matches())
                .forEach(text -> found.add(new Written(name, new Value.Code(text), cite)));
        String rest = TEXT.matcher(expression).replaceAll("");
        DAY.matcher(rest)
                .results()
                .forEach(day -> found.add(new Written(name, new Value.Day(LocalDate.parse(day.group())), cite)));
        Matcher quantity = QUANTITY.matcher(DAY.matcher(rest).replaceAll(""));
        while (quantity.find()) {
            Value value = value(new BigDecimal(quantity.group(1)), quantity.group(2));
            if (!quantity.group(2).isEmpty() || !ONE.equals(value)) {
                found.add(new Written(name, value, cite));
            }
        }
    }

    private static Value value(BigDecimal number, String unit) {
        Integer scale = MONEY.get(unit);
        if (scale != null) {
            return new Value.Money(exact(number, scale));
        }
        return switch (unit) {
            case "%", "％" -> new Value.Ratio(exact(number, 4));
            case "‰" -> new Value.Ratio(exact(number, 3));
            default -> new Value.Whole(exact(number, 0));
        };
    }

    private static long exact(BigDecimal number, int scale) {
        return number.movePointRight(scale).setScale(0, RoundingMode.DOWN).longValue();
    }
}
