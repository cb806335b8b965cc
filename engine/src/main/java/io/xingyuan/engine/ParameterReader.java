package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 参数的读取: {@code params} of a clause or a document. */
final class ParameterReader {

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final ParameterValueReader reader;

    ParameterReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.reader = new ParameterValueReader(vocabulary, problems);
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
        if (!Names.isName(name)) {
            problems.error(entry.key(), "参数名“" + Form.brief(name) + "”应以汉字或字母开头，只含字母、数字和下划线");
            return null;
        }
        if (vocabulary.fact(name) != null || Names.isReserved(name)) {
            problems.error(entry.key(), "参数名“" + name + "”与事实或保留字重名");
            return null;
        }
        List<Dated> values = entry.value() instanceof Yaml.Sequence sequence && isDated(sequence)
                ? dated(name, sequence)
                : List.of(new Dated(validity.from(), reader.read(name, entry.value())));
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

    /** 带日期的参数值. */
    private record Dated(LocalDate from, ParameterValueReader.@Nullable Read value) {}

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
            values.add(new Dated(from, reader.read(name, value)));
        }
        return values;
    }

    private @Nullable CompiledParameter compiled(String name, Place place, List<Dated> dated) {
        List<Parameter.Dated> values = new ArrayList<>();
        List<Frame.Setting> settings = new ArrayList<>();
        ParameterKind kind = Objects.requireNonNull(dated.getFirst().value()).kind();
        for (Dated each : dated) {
            ParameterValueReader.Read entry = Objects.requireNonNull(each.value());
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
