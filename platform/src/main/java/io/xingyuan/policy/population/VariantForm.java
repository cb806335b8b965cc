package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.Budget;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.ParameterValue;
import io.xingyuan.engine.Problem;
import io.xingyuan.engine.Variant;
import io.xingyuan.policy.AmountWords;
import io.xingyuan.web.Choice;
import io.xingyuan.web.FormErrors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * 方案表单: a clause with what can be changed of it, as it stands in force and as somebody typed it.
 *
 * @param typed by field name; what is absent stands as in force
 * @param dropped ids of conditions to take away
 */
record VariantForm(Clause clause, LocalDate day, Map<String, String> typed, Set<String> dropped) {

    static final String PARAMETER = "p.";
    static final String AMOUNT = "a.";
    static final String ADDED = "add";
    static final String DROPPED = "drop";
    static final String BUDGET = "budget";
    static final String ORDER = "order";
    /** That all variants are to be worked out over what is known today. */
    static final String ANEW = "anew";

    private static final int LONGEST_NAME = 40;
    private static final int MOST_ADDED = 5;
    private static final BigDecimal MOST_WAN = BigDecimal.valueOf(100_000_000);
    private static final Map<String, String> PARTS = Map.of(
            "formula", "金额公式",
            "tiers", "达到的档数",
            "each", "每档金额",
            "floor", "下限",
            "cap", "封顶");

    /**
     * 一个可以改的数.
     *
     * @param lines so many lines it takes, 1 for all but a table of tiers
     */
    record Figure(String field, String label, String value, String before, int lines) {}

    /** 一个可以去掉的条件. */
    record Point(String id, String says, int depth, boolean checked) {}

    /** With the yearly limit that the clause states, where it states one. */
    static VariantForm of(Clause clause, LocalDate day) {
        Budget budget = clause.budget();
        Long yearly = budget == null ? null : budget.yearlyFen();
        Map<String, String> typed = yearly == null || budget == null
                ? Map.of()
                : Map.of(
                        BUDGET,
                        BigDecimal.valueOf(yearly, 6).stripTrailingZeros().toPlainString(),
                        ORDER,
                        BudgetOrder.of(budget.order()).path());
        return new VariantForm(clause, day, typed, Set.of());
    }

    static VariantForm of(Clause clause, LocalDate day, MultiValueMap<String, String> given) {
        Map<String, String> typed = new HashMap<>();
        given.forEach((field, values) -> {
            if (!values.isEmpty() && !DROPPED.equals(field)) {
                typed.put(field, values.getFirst());
            }
        });
        List<String> dropped = given.get(DROPPED);
        return new VariantForm(clause, day, typed, dropped == null ? Set.of() : Set.copyOf(dropped));
    }

    String text(String field) {
        return typed.getOrDefault(field, "");
    }

    List<Figure> parameters() {
        List<Figure> figures = new ArrayList<>();
        for (Parameter parameter : clause.parameters()) {
            Parameter.Dated now = parameter.at(day);
            String field = PARAMETER + parameter.name();
            String value = typed.getOrDefault(field, written(now));
            int lines = now.value() instanceof ParameterValue.Tiers
                    ? 1 + Math.max(1, (int) value.lines().count())
                    : 1;
            figures.add(new Figure(field, parameter.name(), value, AmountWords.spaced(now.text()), lines));
        }
        return figures;
    }

    /** As it is typed. */
    private static String written(Parameter.Dated value) {
        return value.value() instanceof ParameterValue.Tiers tiers ? tiers.lines() : value.text();
    }

    List<Figure> amounts() {
        List<Figure> figures = new ArrayList<>();
        parts().forEach((part, text) -> {
            String field = AMOUNT + part;
            figures.add(new Figure(field, t(PARTS.getOrDefault(part, part)), typed.getOrDefault(field, text), text, 1));
        });
        return figures;
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        Amount amount = clause.amount();
        if (amount != null) {
            put(parts, "formula", amount.formula());
            put(parts, "tiers", amount.tiers());
            put(parts, "each", amount.each());
            put(parts, "floor", amount.floor());
            put(parts, "cap", amount.cap());
        }
        return parts;
    }

    private static void put(Map<String, String> parts, String part, @Nullable String text) {
        if (text != null) {
            parts.put(part, text);
        }
    }

    List<Point> conditions() {
        List<Point> points = new ArrayList<>();
        collect(clause.when(), 0, points);
        return points;
    }

    private void collect(Condition condition, int depth, List<Point> into) {
        boolean named = !condition.id().matches("(all|any|not)-\\d+");
        String says = condition.says().isEmpty() ? condition.id() : condition.says();
        if (named) {
            into.add(new Point(condition.id(), says, depth, dropped.contains(condition.id())));
        }
        int below = named ? depth + 1 : depth;
        switch (condition) {
            case Condition.All all -> all.children().forEach(child -> collect(child, below, into));
            case Condition.Any any -> any.children().forEach(child -> collect(child, below, into));
            case Condition.Not not -> collect(not.child(), below, into);
            case Condition.Test _ -> {}
        }
    }

    List<Choice> orders() {
        return Arrays.stream(BudgetOrder.values())
                .map(order -> new Choice(order.path(), t(order.label())))
                .toList();
    }

    boolean money() {
        return clause.amount() != null;
    }

    /** What is wrong before the rule is looked at; empty when nothing is. */
    FormErrors mistakes() {
        Map<String, String> wrong = new LinkedHashMap<>();
        String name = text("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            wrong.put("name", t("给方案起一个名字，不超过 {0} 个字", LONGEST_NAME));
        }
        if (budget() == null) {
            wrong.put(BUDGET, t("预算应是以万元为单位的数，如 500 或 1200.5；不限就空着"));
        }
        if (added().size() > MOST_ADDED) {
            wrong.put(ADDED, t("至多新增 {0} 个条件，每行一个", MOST_ADDED));
        }
        if (wrong.isEmpty() && !draft().changesRules() && !draft().limited()) {
            wrong.put("", t("还没有改动：改一个数、去掉或新增一个条件，或者设一个预算"));
        }
        return new FormErrors(wrong);
    }

    Draft draft() {
        Map<String, String> parameters = new HashMap<>();
        for (Parameter parameter : clause.parameters()) {
            String value = typed.get(PARAMETER + parameter.name());
            if (value != null && !plain(value).equals(plain(written(parameter.at(day))))) {
                parameters.put(parameter.name(), value.strip());
            }
        }
        Map<String, String> amount = new HashMap<>();
        parts().forEach((part, text) -> {
            String value = typed.get(AMOUNT + part);
            if (value != null && !value.strip().equals(text)) {
                amount.put(part, value.strip());
            }
        });
        Long budget = budget();
        return new Draft(
                parameters,
                amount,
                new TreeSet<>(dropped),
                added(),
                budget == null ? -1 : budget,
                BudgetOrder.of(text(ORDER)).path(),
                "",
                "");
    }

    /**
     * The variant to work out.
     *
     * @param about what the simulation is about
     * @param text that its variants begin from
     */
    SimulationKeeping.Asked asked(ClauseId about, String text) {
        String changed = about.local().equals(Simulation.WHOLE) && draft().changesRules()
                ? clause.id().local()
                : "";
        return new SimulationKeeping.Asked(text("name").strip(), draft().on(changed, text));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "");
    }

    private List<String> added() {
        return text(ADDED)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** In 分; -1 without a limit, null when it cannot be read. */
    private @Nullable Long budget() {
        String text = text(BUDGET).strip().replace(",", "").replace("，", "");
        if (text.isEmpty()) {
            return -1L;
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,6})?") || new BigDecimal(text).compareTo(MOST_WAN) > 0) {
            return null;
        }
        return new BigDecimal(text).movePointRight(6).longValueExact();
    }

    private boolean isTiers(String field) {
        return clause.parameters().stream()
                .filter(parameter -> field.equals(PARAMETER + parameter.name()))
                .anyMatch(parameter -> parameter.at(day).value() instanceof ParameterValue.Tiers);
    }

    /** The engine's faults at the fields that they are about. */
    FormErrors at(List<Problem> problems) {
        Map<String, String> fields = new HashMap<>();
        clause.parameters()
                .forEach(parameter -> fields.put(Variant.ofParameter(parameter.name()), PARAMETER + parameter.name()));
        Variant.PARTS.forEach(part -> fields.put(Variant.ofAmount(part), AMOUNT + part));
        fields.put(Variant.ofDropped(), DROPPED);
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (problem.severity() == Problem.Severity.ERROR) {
                String field = fields.getOrDefault(problem.file(), "");
                String words = problem.message();
                if (problem.file().startsWith("新增条件")) {
                    field = ADDED;
                    words = t(
                            "第 {0} 个条件第 {1} 个字：{2}", problem.file().substring(4), problem.column(), problem.message());
                } else if (field.startsWith(AMOUNT)) {
                    words = t("第 {0} 个字：{1}", problem.column(), problem.message());
                } else if (isTiers(field)) {
                    words = t("第 {0} 行：{1}", problem.line(), problem.message());
                }
                wrong.putIfAbsent(field, words);
            }
        }
        if (wrong.size() > 1) {
            wrong.remove(""); // what follows from a mistake at a field
        }
        return new FormErrors(wrong);
    }
}
