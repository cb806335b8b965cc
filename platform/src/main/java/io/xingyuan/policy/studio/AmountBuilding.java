package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactType;
import io.xingyuan.kernel.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 金额生成器: a way of reckoning becomes a formula, its parameters and, where years run out, a condition. */
final class AmountBuilding {

    private static final Pattern MONEY = Pattern.compile("(\\d+(?:\\.\\d+)?)(元|万元|亿元)");
    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?)([%‰])");
    private static final Pattern COUNT = Pattern.compile("(\\d+)(\\D*)");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern OWN = Pattern.compile("金额|比例|分段|单价|每档|每档金额|第\\d+档(起点|金额)|第\\d+年");
    private static final Pattern BETWEEN = Pattern.compile("[\\s:：,，、/]+");
    private static final String YEARS = "年限";
    private static final int MOST = 20;

    private final Building asked;
    private final FactDictionary facts;
    private final String since;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<ParameterRow> parameters;
    private final List<ConditionRow> conditions;

    private AmountBuilding(ClauseForm form, Building asked, String published, FactDictionary facts) {
        this.asked = asked;
        this.facts = facts;
        this.since = form.text("valid.from").isEmpty() ? published : form.text("valid.from");
        this.parameters = new ArrayList<>(form.parameters());
        this.conditions = new ArrayList<>(form.conditions());
    }

    /**
     * The clause with its amount reckoned as asked; values that its parameters had before stay.
     *
     * @param published since when figures hold of which nothing else is said
     * @throws Refusal with what is missing or cannot be read
     */
    static ClauseForm built(ClauseForm form, Building asked, String published, FactDictionary facts) {
        if (form.onlyShown("amount") || form.onlyShown("params") || form.onlyShown("when")) {
            throw new Refusal("这一条的条件、金额或参数表单拆不开，请在文本里改。");
        }
        if (!asked.from().isEmpty() && !DAY.matcher(asked.from()).matches()) {
            throw new Refusal("日期请写成 2026-01-31 的样子。");
        }
        var building = new AmountBuilding(form, asked, published, facts);
        building.fill();
        if (form.text("amount.kind").isEmpty()) {
            building.fields.put("amount.kind", "ceiling");
        }
        building.tidy();
        return form.withFields(building.fields)
                .withParameters(building.parameters)
                .withConditions(building.conditions);
    }

    private void fill() {
        Building.Method method = asked.chosen();
        boolean rounded = Set.of(Building.Method.RATE, Building.Method.TIERS, Building.Method.YEARS)
                .contains(method);
        fields.put("amount.round.to", rounded ? "分" : "");
        fields.put("amount.round.mode", rounded ? "down" : "");
        fields.put("amount.tiers", "");
        fields.put("amount.each", "");
        fields.put("amount.formula", formula(method));
        if (method == Building.Method.STEPS) {
            steps();
        }
        limit("amount.floor", "保底", asked.floor());
        limit("amount.cap", "封顶", asked.cap());
    }

    private String formula(Building.Method method) {
        return switch (method) {
            case FIXED -> set("金额", one(MONEY));
            case RATE -> {
                String base = base(Set.of(FactType.MONEY));
                yield set("比例", one(RATE)) + " * " + base;
            }
            case TIERS -> {
                String base = base(Set.of(FactType.MONEY));
                pairs(MONEY, RATE);
                yield "marginal(" + base + ", " + set("分段", String.join("\n", asked.lines()), "tiers") + ")";
            }
            case BRACKETS -> brackets();
            case YEARS -> years();
            case EACH -> {
                String base = base(Set.of(FactType.INTEGER));
                yield set("单价", one(MONEY)) + " * " + base;
            }
            case STEPS -> "";
        };
    }

    private String brackets() {
        String base = base(Set.of(FactType.MONEY, FactType.INTEGER));
        List<String[]> pairs = pairs(fact(base).type() == FactType.MONEY ? MONEY : COUNT, MONEY);
        StringBuilder formula = new StringBuilder();
        for (int i = pairs.size(); i > 0; i--) {
            String from = set("第" + i + "档起点", pairs.get(i - 1)[0]);
            String amount = set("第" + i + "档金额", pairs.get(i - 1)[1]);
            formula.append("if ")
                    .append(base)
                    .append(" >= ")
                    .append(from)
                    .append(" then ")
                    .append(amount);
            formula.append(" else ");
        }
        return formula.append("0元").toString();
    }

    private String years() {
        String base = base(Set.of(FactType.MONEY));
        if (facts.byName(asked.start())
                .filter(fact -> fact.type() == FactType.DATE)
                .isEmpty()) {
            throw new Refusal("请写明从哪个日期算第一年，要是事实字典里的日期，如 入驻园区日期。");
        }
        String elapsed = "years(" + asked.start() + ", 基准日)";
        List<String> rates = BETWEEN.splitAsStream(asked.value())
                .filter(rate -> !rate.isEmpty())
                .toList();
        if (rates.isEmpty()
                || rates.size() > MOST
                || !rates.stream().allMatch(rate -> RATE.matcher(rate).matches())) {
            throw new Refusal("请逐年写比例，如 100% 70% 50%。");
        }
        StringBuilder formula = new StringBuilder("(");
        for (int i = 1; i <= rates.size(); i++) {
            formula.append("if ").append(elapsed).append(" < ").append(i).append("年 then ");
            formula.append(set("第" + i + "年", rates.get(i - 1))).append(" else ");
        }
        set(YEARS, rates.size() + "年");
        conditions.removeIf(row -> row.id().equals(YEARS));
        conditions.add(ConditionRow.read("expr", elapsed + " < " + YEARS, YEARS, "", "", facts, Set.of()));
        return formula.append("0%) * ").append(base).toString();
    }

    private void steps() {
        String base = base(Set.of(FactType.MONEY, FactType.INTEGER));
        List<String[]> pairs = pairs(fact(base).type() == FactType.MONEY ? MONEY : COUNT, MONEY);
        if (pairs.size() != 1) {
            throw new Refusal("请写一行：每满多少 给多少，如 10亿元 200万元。");
        }
        fields.put("amount.tiers", "floor_div(" + base + ", " + set("每档", pairs.getFirst()[0]) + ")");
        fields.put("amount.each", set("每档金额", pairs.getFirst()[1]));
        fields.put("frequency", "per-tier");
    }

    private void limit(String field, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(field, set(name, must(MONEY, value)));
            return;
        }
        long values = parameters.stream().filter(row -> row.name().equals(name)).count();
        if (values > 1) {
            throw new Refusal(t("“{0}”已有 {1} 期的值，请再写一次；不要了的请先在下面的参数里删。", name, values));
        }
        parameters.removeIf(row -> row.name().equals(name));
        fields.put(field, "");
    }

    /** What this builder made another time and nothing names any more; what has several values stays. */
    private void tidy() {
        String named = fields.values().stream().collect(Collectors.joining(" "))
                + conditions.stream().map(row -> row.value() + " " + row.expr()).collect(Collectors.joining(" "));
        Set<String> idle = parameters.stream()
                .map(ParameterRow::name)
                .filter(name -> OWN.matcher(name).matches() && !named.contains(name))
                .filter(name -> parameters.stream()
                                .filter(row -> row.name().equals(name))
                                .count()
                        == 1)
                .collect(Collectors.toSet());
        parameters.removeIf(row -> idle.contains(row.name()));
    }

    private String base(Set<FactType> types) {
        if (asked.base().isEmpty()) {
            throw new Refusal("请填写基数，要是事实字典里的名称。");
        }
        FactDefinition fact = facts.byName(asked.base())
                .orElseThrow(() -> new Refusal(t("基数“{0}”不在事实字典里；基数只填一个事实，算式请写在“金额算法”里。", asked.base())));
        if (!types.contains(fact.type())) {
            throw new Refusal(
                    t("基数“{0}”是{1}，这种算法用不上。", fact.name(), t(fact.type().label())));
        }
        return fact.name();
    }

    private FactDefinition fact(String name) {
        return facts.byName(name).orElseThrow();
    }

    private String one(Pattern shape) {
        return must(shape, asked.value());
    }

    private static String must(Pattern shape, String typed) {
        if (!shape.matcher(typed).matches()) {
            throw new Refusal(shape == RATE ? "请写比例，如 50%。" : "请写金额和单位，如 30万元。");
        }
        return typed;
    }

    /** Lines of two, the first ones rising. */
    private List<String[]> pairs(Pattern first, Pattern second) {
        List<String[]> pairs = asked.lines().stream().map(BETWEEN::split).toList();
        boolean shaped = !pairs.isEmpty()
                && pairs.size() <= MOST
                && pairs.stream()
                        .allMatch(pair -> pair.length == 2
                                && first.matcher(pair[0]).matches()
                                && second.matcher(pair[1]).matches());
        if (!shaped) {
            throw new Refusal(second == RATE ? "每行请写“起点 比率”，如 50万元 30%。" : "每行请写“起点 金额”，如 1000万元 20万元。");
        }
        for (int i = 1; i < pairs.size(); i++) {
            if (size(first, pairs.get(i)[0]).compareTo(size(first, pairs.get(i - 1)[0])) <= 0) {
                throw new Refusal("各档请从低到高写，起点不能相同。");
            }
        }
        return pairs;
    }

    private static BigDecimal size(Pattern shape, String quantity) {
        Matcher parts = shape.matcher(quantity);
        if (!parts.matches()) {
            throw new IllegalStateException(quantity);
        }
        int zeros = shape != MONEY || parts.group(2).equals("元")
                ? 0
                : parts.group(2).equals("万元") ? 4 : 8;
        return new BigDecimal(parts.group(1)).movePointRight(zeros);
    }

    private String set(String name, String value) {
        return set(name, value, "single");
    }

    /** The parameter has this value from the day asked on; its other values stay. */
    private String set(String name, String value, String form) {
        List<ParameterRow> own =
                parameters.stream().filter(row -> row.name().equals(name)).toList();
        if (asked.from().isEmpty() && own.size() > 1) {
            throw new Refusal(t("“{0}”已有 {1} 期的值，请写明新值自何日起；以前的值会留着。", name, own.size()));
        }
        String named = asked.from().isEmpty() && !own.isEmpty() ? own.getFirst().from() : asked.from();
        String from = own.isEmpty() ? since : named;
        List<ParameterRow> values = new ArrayList<>(List.of(new ParameterRow(name, from, value, form)));
        for (ParameterRow row : own) {
            String begins = row.from().isBlank() && !from.isBlank() ? since : row.from();
            if (!begins.equals(from)) {
                values.add(new ParameterRow(name, begins, row.value(), row.form()));
            }
        }
        values.sort(Comparator.comparing(ParameterRow::from));
        int at = own.isEmpty() ? parameters.size() : parameters.indexOf(own.getFirst());
        parameters.removeAll(own);
        parameters.addAll(at, values);
        return name;
    }
}
