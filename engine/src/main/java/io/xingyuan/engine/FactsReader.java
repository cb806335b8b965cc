package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 事实的读取: a mapping from fact names to values, as in tests and facts files. */
final class FactsReader {

    private static final Set<String> DETAILS = Set.of("value", "as-of", "standing", "source", "declared");

    private final FactDictionary dictionary;
    private final LocalDate asOf;
    private final Problems problems;
    private final Map<Entity, Facts.Builder> facts = new EnumMap<>(Entity.class);

    FactsReader(FactDictionary dictionary, LocalDate asOf, Problems problems) {
        this.dictionary = dictionary;
        this.asOf = asOf;
        this.problems = problems;
    }

    /** Reads a mapping whose facts may belong to several entities. */
    void read(@Nullable Yaml node) {
        Form form = node == null ? null : Form.of(node, "事实", problems);
        if (form != null) {
            form.entries().forEach(this::fact);
        }
    }

    Facts of(Entity entity) {
        return Optional.ofNullable(facts.get(entity)).map(Facts.Builder::build).orElse(Facts.none());
    }

    Set<Entity> entities() {
        return facts.keySet();
    }

    private void fact(String name, Yaml.Entry entry) {
        FactDefinition definition =
                dictionary.byName(name).or(() -> dictionary.byCode(name)).orElse(null);
        if (definition == null) {
            problems.error(
                    entry.key(),
                    "字典里没有“" + Form.brief(name) + "”"
                            + Spelling.hint(
                                    name,
                                    dictionary.all().stream()
                                            .map(FactDefinition::name)
                                            .toList()));
        } else if (definition.derived() != null) {
            problems.error(entry.key(), "“" + name + "”由别的事实推出，不必填报");
        } else if (entry.value() instanceof Yaml.Mapping years && isByYear(years)) {
            years.entries().forEach((year, value) -> yearly(definition, year, value));
        } else if (!(entry.value() instanceof Yaml.Empty)) {
            put(definition, referenceYear(definition), entry.value());
        }
    }

    private static boolean isByYear(Yaml.Mapping mapping) {
        return !mapping.entries().isEmpty()
                && mapping.entries().keySet().stream().noneMatch(DETAILS::contains);
    }

    private int referenceYear(FactDefinition definition) {
        return definition.period() == Period.YEAR ? asOf.getYear() - 1 : Facts.NO_YEAR;
    }

    private void yearly(FactDefinition definition, String year, Yaml.Entry entry) {
        Integer number = year(year);
        if (number == null || definition.period() == Period.NONE) {
            problems.error(
                    entry.key(),
                    definition.period() == Period.NONE
                            ? "“" + definition.name() + "”不是按年的事实"
                            : "年份应如 2024 或 -1，现在是“" + Form.brief(year) + "”");
        } else if (!(entry.value() instanceof Yaml.Empty)) {
            put(definition, number >= Expr.Year.FIRST_ABSOLUTE ? number : asOf.getYear() - 1 + number, entry.value());
        }
    }

    static @Nullable Integer year(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean number =
                !digits.isEmpty() && digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.valueOf(text) : null;
    }

    private void put(FactDefinition definition, int year, Yaml node) {
        Fact fact = node instanceof Yaml.Mapping ? detailed(definition, node) : plain(definition, node);
        if (fact != null) {
            facts.computeIfAbsent(definition.entity(), added -> Facts.builder()).put(definition.code(), year, fact);
        }
    }

    private @Nullable Fact plain(FactDefinition definition, Yaml node) {
        Value value = value(definition, node);
        return value == null ? null : Fact.of(value, "", asOf);
    }

    private @Nullable Value value(FactDefinition definition, @Nullable Yaml node) {
        if (!(node instanceof Yaml.Scalar scalar)) {
            if (node != null) {
                problems.error(node.place(), "“" + definition.name() + "”应是一个值");
            }
            return null;
        }
        try {
            return ValueText.of(definition, scalar.value(), "");
        } catch (IllegalArgumentException wrong) {
            problems.error(scalar.place(), "“" + definition.name() + "”" + wrong.getMessage());
            return null;
        }
    }

    private @Nullable Fact detailed(FactDefinition definition, Yaml node) {
        Form form = Form.of(node, "事实", problems);
        if (form == null) {
            return null;
        }
        form.demand("value");
        Value value = value(definition, form.node("value"));
        LocalDate day = form.date("as-of");
        Fact.Standing standing = form.choice("standing", Fact.Standing.class);
        String source = form.text("source");
        boolean declared = form.flag("declared");
        form.close();
        return value == null
                ? null
                : new Fact(
                        value,
                        source,
                        day == null ? asOf : day,
                        declared,
                        standing == null ? Fact.Standing.CURRENT : standing);
    }
}
