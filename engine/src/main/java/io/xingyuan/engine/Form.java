package io.xingyuan.engine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 表单: a mapping read key by key; what was not asked for is unknown and gets reported by {@link #close}. */
final class Form {

    private final Yaml.Mapping mapping;
    private final String what;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    private Form(Yaml.Mapping mapping, String what, Problems problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
    }

    /** The form, or null with a problem when the node is no mapping. */
    static @Nullable Form of(Yaml node, String what, Problems problems) {
        if (node instanceof Yaml.Mapping mapping) {
            return new Form(mapping, what, problems);
        }
        problems.error(node.place(), what + "应写成“键: 值”的形式");
        return null;
    }

    Place place() {
        return mapping.place();
    }

    Map<String, Yaml.Entry> entries() {
        return mapping.entries();
    }

    boolean has(String key) {
        return node(key) != null;
    }

    /** The node under a key, or null when absent or empty. */
    @Nullable
    Yaml node(String key) {
        asked.add(key);
        Yaml.Entry entry = mapping.entries().get(key);
        return entry == null || entry.value() instanceof Yaml.Empty ? null : entry.value();
    }

    Yaml.@Nullable Scalar scalar(String key) {
        Yaml node = node(key);
        if (node == null || node instanceof Yaml.Scalar) {
            return (Yaml.Scalar) node;
        }
        problems.error(node.place(), "“" + key + "”应是文字");
        return null;
    }

    /** Text under a key, empty when absent. */
    String text(String key) {
        Yaml.Scalar scalar = scalar(key);
        return scalar == null ? "" : scalar.value();
    }

    /** Text under a key that must be there. */
    String required(String key) {
        demand(key);
        return text(key);
    }

    /** Reports a key that is absent or empty. */
    void demand(String key) {
        if (node(key) == null) {
            problems.error(place(), what + "缺少“" + key + "”");
        }
    }

    <T> @Nullable T parsed(String key, Function<String, @Nullable T> parse, String expected) {
        Yaml.Scalar scalar = scalar(key);
        if (scalar == null) {
            return null;
        }
        T value = parse.apply(scalar.value());
        if (value == null) {
            problems.error(scalar.place(), "“" + key + "”应是" + expected + "，现在是“" + brief(scalar.value()) + "”");
        }
        return value;
    }

    /** One of the constants of an enum, written in lower case with hyphens. */
    <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(word(constant));
        }
        return parsed(
                key,
                text -> words.contains(text) ? type.getEnumConstants()[words.indexOf(text)] : null,
                String.join("、", words) + " 之一");
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Nullable
    LocalDate date(String key) {
        return parsed(key, Form::day, "日期（如 2023-12-02）");
    }

    static @Nullable LocalDate day(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) : null;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    boolean flag(String key) {
        Boolean value = parsed(
                key, text -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? false : null, "true 或 false");
        return Boolean.TRUE.equals(value);
    }

    List<Yaml> items(String key) {
        Yaml node = node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Yaml.Sequence sequence) {
            return sequence.items();
        }
        problems.error(node.place(), "“" + key + "”应是列表");
        return List.of();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Yaml item : items(key)) {
            if (item instanceof Yaml.Scalar scalar) {
                texts.add(scalar.value());
            } else {
                problems.error(item.place(), "“" + key + "”的每一项应是文字");
            }
        }
        return texts;
    }

    /** Reports keys that nobody asked for. */
    void close() {
        mapping.entries().forEach((key, entry) -> {
            if (!asked.contains(key)) {
                problems.error(entry.key(), what + "里没有“" + brief(key) + "”这一项" + Spelling.hint(key, asked));
            }
        });
    }

    static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
