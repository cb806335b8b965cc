package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 直接写的数字: figures that stand in the conditions and the amount of a clause themselves, with a unit. */
final class WrittenFigures {

    private static final Pattern QUANTITY =
            Pattern.compile("(?<![\\p{IsHan}\\w.])(\\d{1,12}(?:\\.\\d{1,6})?)(亿元|万元|元|%|‰|人|件|家|个|项|年)");
    private static final Map<String, Integer> MONEY = Map.of("亿元", 10, "万元", 6, "元", 2);

    private WrittenFigures() {}

    /**
     * 一处数字.
     *
     * @param name of what it stands in
     * @param cite where it should stand in the document
     */
    record Written(String name, Value value, String cite) {}

    static List<Written> of(Clause clause) {
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
        return found;
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
        Matcher quantity = QUANTITY.matcher(expression.replaceAll("\"[^\"]*\"", ""));
        while (quantity.find()) {
            found.add(new Written(name, value(new BigDecimal(quantity.group(1)), quantity.group(2)), cite));
        }
    }

    private static Value value(BigDecimal number, String unit) {
        Integer scale = MONEY.get(unit);
        if (scale != null) {
            return new Value.Money(exact(number, scale));
        }
        return switch (unit) {
            case "%" -> new Value.Ratio(exact(number, 4));
            case "‰" -> new Value.Ratio(exact(number, 3));
            default -> new Value.Whole(exact(number, 0));
        };
    }

    private static long exact(BigDecimal number, int scale) {
        return number.movePointRight(scale).setScale(0, RoundingMode.DOWN).longValue();
    }
}
