package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 参数的读取: {@code params} of a clause or a document. */
final class ParameterReader {

    private final Vocabulary vocabulary;
    private final Problems problems;

    ParameterReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    Map<String, CompiledParameter> read(@Nullable Yaml node, Validity validity) {
        var parameters = new LinkedHashMap<String, CompiledParameter>();
        Form form = node == null ? null : Form.of(node, "params", problems);
        if (form != null) {
            form.entries().forEach((name, entry) -> {
                CompiledParameter parameter = parameter(name, entry, validity);
                if (parameter != null) {
                    parameters.put(name, parameter);
                }
            });
        }
        return parameters;
    }

    private @Nullable CompiledParameter parameter(String name, Yaml.Entry entry, Validity validity) {
        if (!isName(name)) {
            problems.error(entry.key(), "参数名“" + Form.brief(name) + "”应以汉字或字母开头，只含字母、数字和下划线");
            return null;
        }
        if (vocabulary.fact(name) != null || isReserved(name)) {
            problems.error(entry.key(), "参数名“" + name + "”与事实或保留字重名");
            return null;
        }
        List<Dated> values = entry.value() instanceof Yaml.Sequence sequence && isDated(sequence)
                ? dated(name, sequence)
                : List.of(new Dated(validity.from(), value(name, entry.value())));
        if (values.isEmpty() || values.stream().anyMatch(value -> value.value() == null)) {
            return null;
        }
        if (values.getFirst().from().isAfter(validity.from())) {
            problems.error(
                    entry.key(),
                    "参数“" + name + "”从 " + values.getFirst().from() + " 起才有值，条款自 " + validity.from() + " 起有效");
        }
        return compiled(name, entry.key(), values);
    }

    static boolean isName(String name) {
        boolean letters = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return !name.isEmpty() && name.length() <= 64 && Character.isLetter(name.charAt(0)) && letters;
    }

    static boolean isReserved(String name) {
        return ExpressionParser.isKeyword(name)
                || FunctionCompiler.NAMES.contains(name)
                || RoundingWords.fen(name) != null
                || name.equals(Vocabulary.TODAY)
                || name.equals(Vocabulary.REFERENCE_YEAR);
    }

    /** 带日期的参数值. */
    private record Dated(LocalDate from, @Nullable Entry value) {}

    /** 一个参数值. */
    private record Entry(ParameterValue value, ParameterKind kind, String text, Frame.Setting setting) {}

    private static boolean isDated(Yaml.Sequence sequence) {
        return !sequence.items().isEmpty()
                && sequence.items().getFirst() instanceof Yaml.Mapping mapping
                && mapping.entries().containsKey("value");
    }

    private List<Dated> dated(String name, Yaml.Sequence sequence) {
        List<Dated> values = new ArrayList<>();
        for (Yaml item : sequence.items()) {
            Form form = Form.of(item, "参数“" + name + "”的一期", problems);
            if (form == null) {
                return List.of();
            }
            form.required("from");
            LocalDate from = form.date("from");
            Yaml value = form.node("value");
            form.close();
            if (from == null || value == null) {
                problems.error(form.place(), "参数“" + name + "”的每一期要写 from 和 value");
                return List.of();
            }
            if (!values.isEmpty() && !from.isAfter(values.getLast().from())) {
                problems.error(form.place(), "参数“" + name + "”各期应按日期从早到晚");
            }
            values.add(new Dated(from, value(name, value)));
        }
        return values;
    }

    private @Nullable Entry value(String name, Yaml node) {
        try {
            return switch (node) {
                case Yaml.Scalar scalar -> single(ValueText.literal(scalar.value(), scalar.quoted()));
                case Yaml.Sequence list
                when list.items().stream().allMatch(Yaml.Scalar.class::isInstance) -> codes(list);
                case Yaml.Sequence table -> tiers(name, table);
                case Yaml.Mapping _, Yaml.Empty _ -> throw new IllegalArgumentException("应是一个值、一个名单或一个分段表");
            };
        } catch (IllegalArgumentException wrong) {
            problems.error(node.place(), "参数“" + name + "”：" + wrong.getMessage());
            return null;
        }
    }

    private Entry single(Quantity quantity) {
        Value value = quantity.value();
        long cell = Cells.of(value, vocabulary.codes()::intern);
        var kind = new ParameterKind(ParameterKind.Form.SINGLE, value.type(), quantity.unit());
        return new Entry(new ParameterValue.Single(value), kind, value + quantity.unit(), Frame.Setting.of(cell));
    }

    private Entry codes(Yaml.Sequence list) {
        List<String> codes =
                list.items().stream().map(item -> ((Yaml.Scalar) item).value()).toList();
        long[] numbers =
                codes.stream().mapToLong(vocabulary.codes()::intern).sorted().toArray();
        var kind = new ParameterKind(ParameterKind.Form.CODES, FactType.CODE, "");
        var setting = new Frame.Setting(0, numbers, new long[0]);
        return new Entry(new ParameterValue.Codes(codes), kind, String.join("、", codes), setting);
    }

    private Entry tiers(String name, Yaml.Sequence table) {
        List<ParameterValue.Tier> tiers = new ArrayList<>();
        for (Yaml item : table.items()) {
            Form form = Form.of(item, "参数“" + name + "”的一段", problems);
            if (form == null) {
                throw new IllegalArgumentException("分段表的每一段写 {over: 金额, rate: 比率}");
            }
            Value over = ValueText.literal(form.required("over"), false).value();
            Value rate = ValueText.literal(form.required("rate"), false).value();
            form.close();
            boolean typed = over instanceof Value.Money && rate instanceof Value.Ratio;
            if (!typed || !rises(tiers, (Value.Money) over, (Value.Ratio) rate)) {
                throw new IllegalArgumentException("分段表的每一段写 {over: 金额, rate: 0–100% 的比率}，over 从低到高");
            }
            tiers.add(new ParameterValue.Tier((Value.Money) over, (Value.Ratio) rate));
        }
        long[] cells = tiers.stream()
                .flatMapToLong(tier ->
                        Arrays.stream(new long[] {tier.over().fen(), tier.rate().ppm()}))
                .toArray();
        var kind = new ParameterKind(ParameterKind.Form.TIERS, null, "");
        String text = tiers.stream()
                .map(tier -> "超过" + tier.over() + "部分" + tier.rate())
                .reduce((a, b) -> a + "，" + b)
                .orElse("");
        return new Entry(new ParameterValue.Tiers(tiers), kind, text, new Frame.Setting(0, new long[0], cells));
    }

    private static boolean rises(List<ParameterValue.Tier> tiers, Value.Money over, Value.Ratio rate) {
        boolean higher = tiers.isEmpty() || over.fen() > tiers.getLast().over().fen();
        return higher && over.fen() >= 0 && rate.ppm() >= 0 && rate.ppm() <= Exact.PPM;
    }

    private @Nullable CompiledParameter compiled(String name, Place place, List<Dated> dated) {
        List<Parameter.Dated> values = new ArrayList<>();
        List<Frame.Setting> settings = new ArrayList<>();
        ParameterKind kind = Objects.requireNonNull(dated.getFirst().value()).kind();
        for (Dated each : dated) {
            Entry entry = Objects.requireNonNull(each.value());
            if (!entry.kind().equals(kind)) {
                problems.error(place, "参数“" + name + "”各期的类型或单位不一致");
                return null;
            }
            values.add(new Parameter.Dated(each.from(), entry.value(), entry.text()));
            settings.add(entry.setting());
        }
        boolean tiers = kind.form() == ParameterKind.Form.TIERS;
        long low = settings.stream().mapToLong(Frame.Setting::scalar).min().orElse(0);
        long high = settings.stream().mapToLong(Frame.Setting::scalar).max().orElse(0);
        return new CompiledParameter(
                new Parameter(name, values), kind, List.copyOf(settings), low, tiers ? Exact.PPM : high);
    }
}
