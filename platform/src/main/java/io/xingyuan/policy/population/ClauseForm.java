package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.ParameterValue;
import io.xingyuan.engine.Problem;
import io.xingyuan.engine.Variant;
import io.xingyuan.policy.AmountWords;
import io.xingyuan.web.FormErrors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 条款的改动表单: a clause with what can be changed of it, as it stands in force and as somebody typed it.
 *
 * @param money of this clause alone; null where there is one sum only
 * @param source where that money comes from; null unless a programme is open
 */
record ClauseForm(
        Clause clause, LocalDate day, Typed typed, @Nullable AllotmentForm money, Funding.@Nullable Source source) {

    private static final int MOST_ADDED = 5;

    /** 一个可以去掉的条件. */
    record Point(String id, String says, int depth, boolean checked) {}

    String local() {
        return clause.id().local();
    }

    /** A field of this clause. */
    String field(String name) {
        return local() + ":" + name;
    }

    String text(String name) {
        return typed.text(field(name));
    }

    /** The named ones, then those that stand in the amount and in conditions. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>(parameters());
        Formula.ofAmount(clause).forEach(formula -> figures.addAll(formula.figures(clause, day, typed)));
        Formula.ofConditions(clause).forEach(formula -> figures.addAll(formula.figures(clause, day, typed)));
        return figures;
    }

    private List<Figure> parameters() {
        List<Figure> figures = new ArrayList<>();
        for (Parameter parameter : clause.parameters()) {
            Parameter.Dated now = parameter.at(day);
            String value = typed.text(parameter(parameter), written(now));
            boolean tiers = now.value() instanceof ParameterValue.Tiers;
            String before = AmountWords.spaced(now.text());
            figures.add(new Figure(
                    parameter(parameter),
                    parameter.name(),
                    value,
                    written(now),
                    tiers ? t("每段一行：起点 比率；可以增减。现行：{0}", before) : t("现行：{0}", before),
                    tiers ? 1 + Math.max(1, (int) value.lines().count()) : 1));
        }
        return figures;
    }

    private String parameter(Parameter parameter) {
        return field("p." + parameter.name());
    }

    /** As it is typed. */
    private static String written(Parameter.Dated value) {
        return value.value() instanceof ParameterValue.Tiers tiers ? tiers.lines() : value.text();
    }

    /** The expressions of the amount, to be written anew. */
    List<Figure> amounts() {
        return Formula.ofAmount(clause).stream()
                .map(part -> new Figure(
                        amount(part),
                        part.label(),
                        typed.text(amount(part), part.expression()),
                        part.expression(),
                        t("现行：{0}", part.expression()),
                        1))
                .toList();
    }

    private String amount(Formula part) {
        return field("a." + part.id());
    }

    private boolean rewritten(Formula part) {
        return !plain(typed.text(amount(part), part.expression())).equals(plain(part.expression()));
    }

    List<Point> conditions() {
        List<Point> points = new ArrayList<>();
        collect(clause.when(), 0, typed.all(field("drop")), points);
        return points;
    }

    private static void collect(Condition condition, int depth, Set<String> dropped, List<Point> into) {
        boolean named = !condition.id().matches("(all|any|not)-\\d+");
        String says = condition.says().isEmpty() ? condition.id() : condition.says();
        if (named) {
            into.add(new Point(condition.id(), says, depth, dropped.contains(condition.id())));
        }
        int below = named ? depth + 1 : depth;
        switch (condition) {
            case Condition.All all -> all.children().forEach(child -> collect(child, below, dropped, into));
            case Condition.Any any -> any.children().forEach(child -> collect(child, below, dropped, into));
            case Condition.Not not -> collect(not.child(), below, dropped, into);
            case Condition.Test _ -> {}
        }
    }

    /** What is wrong before the rule is looked at. */
    void mistakes(Map<String, String> wrong) {
        if (typed.lines(field("add")).size() > MOST_ADDED) {
            wrong.put(field("add"), t("至多新增 {0} 个条件，每行一个", MOST_ADDED));
        }
        for (Formula part : Formula.ofAmount(clause)) {
            part.mistakes(typed, wrong);
            if (rewritten(part) && part.changed(typed)) {
                wrong.put(amount(part), t("“{0}”的算法和其中的数只能改一处", part.label()));
            }
        }
        Formula.ofConditions(clause).forEach(condition -> condition.mistakes(typed, wrong));
        if (money != null) {
            money.mistakes(wrong);
        }
    }

    boolean changed() {
        return draft().changes() || (money != null && money.changed());
    }

    ClauseDraft draft() {
        Map<String, String> parameters = new HashMap<>();
        for (Parameter parameter : clause.parameters()) {
            String now = written(parameter.at(day));
            String value = typed.text(parameter(parameter), now);
            if (!plain(value).equals(plain(now))) {
                parameters.put(parameter.name(), value.strip());
            }
        }
        Map<String, String> amount = new HashMap<>();
        for (Formula part : Formula.ofAmount(clause)) {
            if (rewritten(part)) {
                amount.put(part.id(), typed.text(amount(part)).strip());
            } else if (part.changed(typed)) {
                amount.put(part.id(), part.with(typed));
            }
        }
        Set<String> dropped = typed.all(field("drop"));
        Map<String, String> conditions = new HashMap<>();
        for (Formula condition : Formula.ofConditions(clause)) {
            if (condition.changed(typed) && !dropped.contains(condition.id())) {
                conditions.put(condition.id(), condition.with(typed));
            }
        }
        return new ClauseDraft(local(), parameters, amount, conditions, dropped, typed.lines(field("add")));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "");
    }

    /** Whether a field of this clause has a problem. */
    boolean wrong(FormErrors errors) {
        return errors.byField().keySet().stream().anyMatch(field -> field.startsWith(field("")));
    }

    /** Puts the fault at the field that it is about; whether it is about this clause. */
    boolean at(Problem problem, Map<String, String> wrong) {
        Map<String, String> places = places();
        String field = places.get(problem.file());
        if (field == null) {
            return false;
        }
        String words = problem.message();
        if (field.equals(field("add"))) {
            int number = 1;
            while (!problem.file().equals(Variant.ofAdded(clause.id(), number))) {
                number++;
            }
            words = t("第 {0} 个条件第 {1} 个字：{2}", number, problem.column(), words);
        } else if (field.startsWith(field("a."))) {
            words = t("第 {0} 个字：{1}", problem.column(), words);
        } else if (isTiers(field)) {
            words = t("第 {0} 行：{1}", problem.line(), words);
        }
        wrong.putIfAbsent(field, words);
        return true;
    }

    /** Fields by what the engine calls their place. */
    private Map<String, String> places() {
        Map<String, String> places = new HashMap<>();
        clause.parameters()
                .forEach(parameter ->
                        places.put(Variant.ofParameter(clause.id(), parameter.name()), parameter(parameter)));
        for (Formula part : Formula.ofAmount(clause)) {
            places.put(
                    Variant.ofAmount(clause.id(), part.id()), part.changed(typed) ? part.field() + "0" : amount(part));
        }
        for (Formula condition : Formula.ofConditions(clause)) {
            places.put(Variant.ofCondition(clause.id(), condition.id()), condition.field() + "0");
        }
        places.put(Variant.ofDropped(clause.id()), field("drop"));
        for (int number = 1; number <= MOST_ADDED; number++) {
            places.put(Variant.ofAdded(clause.id(), number), field("add"));
        }
        return places;
    }

    private boolean isTiers(String field) {
        return clause.parameters().stream()
                .filter(parameter -> field.equals(parameter(parameter)))
                .anyMatch(parameter -> parameter.at(day).value() instanceof ParameterValue.Tiers);
    }
}
