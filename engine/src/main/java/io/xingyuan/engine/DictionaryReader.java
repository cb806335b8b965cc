package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 字典的读取: {@code facts:} documents. */
final class DictionaryReader {

    private static final List<String> MONEY_UNITS = List.of("元", "万元", "亿元");

    private final Problems problems;
    private final Map<String, FactDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, Place> codes = new HashMap<>();
    private final Map<String, Yaml.Scalar> derivations = new LinkedHashMap<>();

    DictionaryReader(Problems problems) {
        this.problems = problems;
    }

    void read(Form document) {
        for (Yaml item : document.items("facts")) {
            Form form = Form.of(item, "事实", problems);
            if (form != null) {
                define(form);
            }
        }
        document.close();
    }

    private void define(Form form) {
        String name = form.required("name");
        String code = form.required("code");
        form.required("entity");
        form.required("type");
        Entity entity = form.choice("entity", Entity.class);
        FactType type = form.choice("type", FactType.class);
        Yaml.Scalar derived = form.scalar("derived");
        if (entity != null && type != null && isUnique(form, name, code)) {
            var definition = new FactDefinition(
                    name,
                    code,
                    entity,
                    type,
                    unit(form, type),
                    period(form),
                    provider(form),
                    form.required("says"),
                    effort(form),
                    freshness(form),
                    form.texts("codes"),
                    derived == null ? null : derived.value());
            check(form, definition);
            definitions.put(name, definition);
            if (derived != null) {
                derivations.put(name, derived);
            }
        } else {
            List.of("unit", "period", "provider", "says", "actionable", "fresh", "codes")
                    .forEach(form::node);
        }
        form.close();
    }

    private static Effort effort(Form form) {
        Effort effort = form.choice("actionable", Effort.class);
        return effort == null ? Effort.NONE : effort;
    }

    private boolean isUnique(Form form, String name, String code) {
        if (!Names.isName(name) || Names.isReserved(name)) {
            problems.error(form.place(), "事实名“" + Form.brief(name) + "”应以汉字或字母开头，只含字母、数字和下划线，且不是保留字");
            return false;
        }
        boolean wellFormed = !code.isEmpty() && code.chars().allMatch(DictionaryReader::isCodeCharacter);
        if (!wellFormed) {
            problems.error(form.place(), "事实“" + name + "”的 code 应由小写字母、数字和连字符组成");
            return false;
        }
        if (definitions.containsKey(name)) {
            problems.error(form.place(), "事实“" + name + "”重复");
            return false;
        }
        Place earlier = codes.putIfAbsent(code, form.place());
        if (earlier != null) {
            problems.error(form.place(), "code “" + code + "”与 " + earlier.file() + ":" + earlier.line() + " 重复");
        }
        return earlier == null;
    }

    static boolean isCodeCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static String unit(Form form, FactType type) {
        String unit = form.text("unit");
        if (!unit.isEmpty()) {
            return unit;
        }
        return type == FactType.MONEY ? "万元" : type == FactType.RATIO ? "%" : "";
    }

    private static Period period(Form form) {
        Period period = form.choice("period", Period.class);
        return period == null ? Period.NONE : period;
    }

    private static String provider(Form form) {
        return form.has("derived") ? form.text("provider") : form.required("provider");
    }

    private static int freshness(Form form) {
        Integer days = form.parsed("fresh", DictionaryReader::days, "天数（如 90天）");
        return days == null ? 0 : days;
    }

    private static @Nullable Integer days(String text) {
        String digits = text.endsWith("天") ? text.substring(0, text.length() - 1) : "";
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(digits) > 0 ? Integer.valueOf(digits) : null;
    }

    private void check(Form form, FactDefinition definition) {
        boolean unitFits = switch (definition.type()) {
            case MONEY -> MONEY_UNITS.contains(definition.unit());
            case RATIO -> definition.unit().equals("%");
            case INTEGER -> definition.unit().isEmpty() || Quantity.isCount(definition.unit());
            case BOOL, CODE, DATE -> definition.unit().isEmpty();
        };
        if (!unitFits) {
            problems.error(
                    form.place(),
                    "事实“" + definition.name() + "”是" + definition.type().label() + "，单位“" + definition.unit() + "”不合适");
        }
        if (!definition.codes().isEmpty() && definition.type() != FactType.CODE) {
            problems.error(form.place(), "只有 code 类型的事实才写 codes");
        }
        if (definition.freshDays() > 0 && (definition.period() == Period.YEAR || definition.derived() != null)) {
            problems.error(form.place(), "按年的事实和推导事实不写 fresh");
        }
        if (definition.derived() != null && definition.effort() != Effort.NONE) {
            problems.error(form.place(), "推导事实不写 actionable；它取决于所引用的事实");
        }
    }

    /** The vocabulary, with derived facts parsed and checked. */
    Vocabulary vocabulary() {
        var codeTable = new CodeTable();
        definitions.values().forEach(definition -> definition.codes().forEach(codeTable::intern));
        return new DerivationReader(definitions, derivations, codeTable, problems).read();
    }

    FactDictionary dictionary() {
        return new FactDictionary(new ArrayList<>(definitions.values()));
    }
}
