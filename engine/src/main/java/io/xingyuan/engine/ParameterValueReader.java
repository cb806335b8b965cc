package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 参数值的读取: a single value, a list of codes, or a table of tiers. */
final class ParameterValueReader {

    private final Vocabulary vocabulary;
    private final Problems problems;

    ParameterValueReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** 一个参数值. */
    record Read(ParameterValue value, ParameterKind kind, String text, Frame.Setting setting) {}

    /** Null with a problem when it is none of them. */
    @Nullable
    Read read(String name, Yaml node) {
        try {
            return switch (node) {
                case Yaml.Scalar scalar -> single(ValueText.literal(scalar.value(), scalar.quoted()));
                case Yaml.Sequence list
                when list.items().stream().allMatch(Yaml.Scalar.class::isInstance) -> codes(list);
                case Yaml.Sequence table -> tiers(name, table);
                case Yaml.Mapping _, Yaml.Empty _ -> throw new IllegalArgumentException("应是一个值、一个名单或一个分段表");
            };
        } catch (IllegalArgumentException wrong) {
            return none(name, node, wrong);
        }
    }

    private @Nullable Read none(String name, Yaml node, IllegalArgumentException wrong) {
        problems.error(node.place(), "参数“" + name + "”：" + wrong.getMessage());
        return null;
    }

    private Read single(Quantity quantity) {
        Value value = quantity.value();
        long cell = Cells.of(value, vocabulary.codes()::intern);
        var kind = new ParameterKind(ParameterKind.Form.SINGLE, value.type(), quantity.unit());
        return new Read(new ParameterValue.Single(value), kind, value + quantity.unit(), Frame.Setting.of(cell));
    }

    private Read codes(Yaml.Sequence list) {
        List<String> codes =
                list.items().stream().map(item -> ((Yaml.Scalar) item).value()).toList();
        long[] numbers =
                codes.stream().mapToLong(vocabulary.codes()::intern).sorted().toArray();
        var kind = new ParameterKind(ParameterKind.Form.CODES, FactType.CODE, "");
        var setting = new Frame.Setting(0, numbers, new long[0]);
        return new Read(new ParameterValue.Codes(codes), kind, String.join("、", codes), setting);
    }

    private @Nullable Read tiers(String name, Yaml.Sequence table) {
        List<ParameterValue.Tier> tiers = new ArrayList<>();
        for (Yaml item : table.items()) {
            try {
                tiers.add(tier(name, item, tiers));
            } catch (IllegalArgumentException wrong) {
                return none(name, item, wrong);
            }
        }
        long[] cells = tiers.stream()
                .flatMapToLong(tier ->
                        Arrays.stream(new long[] {tier.over().fen(), tier.rate().ppm()}))
                .toArray();
        var kind = new ParameterKind(ParameterKind.Form.TIERS, null, "");
        String text = tiers.stream()
                .map(tier -> "超过" + tier.over() + "部分" + tier.rate())
                .collect(Collectors.joining("，"));
        return new Read(new ParameterValue.Tiers(tiers), kind, text, new Frame.Setting(0, new long[0], cells));
    }

    private ParameterValue.Tier tier(String name, Yaml item, List<ParameterValue.Tier> below) {
        Form form = Form.of(item, "参数“" + name + "”的一段", problems);
        if (form == null) {
            throw new IllegalArgumentException("分段表的每一段写 {over: 金额, rate: 比率}");
        }
        Value over = ValueText.literal(form.required("over"), false).value();
        Value rate = ValueText.literal(form.required("rate"), false).value();
        form.close();
        boolean typed = over instanceof Value.Money && rate instanceof Value.Ratio;
        if (!typed || !rises(below, (Value.Money) over, (Value.Ratio) rate)) {
            throw new IllegalArgumentException("分段表的每一段写 {over: 金额, rate: 0–100% 的比率}，over 从低到高");
        }
        return new ParameterValue.Tier((Value.Money) over, (Value.Ratio) rate);
    }

    private static boolean rises(List<ParameterValue.Tier> tiers, Value.Money over, Value.Ratio rate) {
        boolean higher = tiers.isEmpty() || over.fen() > tiers.getLast().over().fen();
        return higher && over.fen() >= 0 && rate.ppm() >= 0 && rate.ppm() <= Exact.PPM;
    }
}
