package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 改写: puts a variant into the source of its clause; what was typed bears places of its own. */
final class Redraft {

    private static final String LIST = "[、,，]";
    private static final String BETWEEN = "[\\s:：,，]+";

    private final Variant variant;
    private final LocalDate asOf;
    private final Problems problems;
    private final Set<String> rewritten = new HashSet<>();

    Redraft(Variant variant, LocalDate asOf, Problems problems) {
        this.variant = variant;
        this.asOf = asOf;
        this.problems = problems;
    }

    /** The document itself unless it holds the clause. */
    Yaml of(Yaml document) {
        if (!(document instanceof Yaml.Mapping mapping)
                || !variant.clause().policy().equals(text(mapping, "policy"))) {
            return document;
        }
        Yaml.Entry entry = mapping.entries().get("clauses");
        if (entry == null || !(entry.value() instanceof Yaml.Sequence clauses)) {
            return document;
        }
        List<Yaml> items =
                clauses.items().stream().map(item -> clause(item, mapping)).toList();
        return with(mapping, "clauses", new Yaml.Sequence(items, clauses.place()));
    }

    private Yaml clause(Yaml item, Yaml.Mapping document) {
        if (!(item instanceof Yaml.Mapping clause) || !variant.clause().local().equals(text(clause, "id"))) {
            return item;
        }
        Yaml.Mapping changed = with(clause, "params", parameters(clause, document));
        if (!variant.amount().isEmpty() && value(clause, "amount") instanceof Yaml.Mapping amount) {
            changed = with(changed, "amount", amount(amount));
        }
        Yaml when = value(clause, "when");
        return when == null ? changed : with(changed, "when", condition(when));
    }

    // ---- parameters ----

    private Yaml parameters(Yaml.Mapping clause, Yaml.Mapping document) {
        Yaml.Mapping known = value(clause, "params") instanceof Yaml.Mapping mapping
                ? mapping
                : new Yaml.Mapping(Map.of(), clause.place());
        var entries = new LinkedHashMap<>(known.entries());
        variant.parameters().forEach((name, typed) -> {
            Yaml before = value(known, name);
            Yaml inherited = value(document, "params") instanceof Yaml.Mapping shared ? value(shared, name) : null;
            Yaml changed = typed(name, before == null ? inherited : before, typed);
            entries.put(name, new Yaml.Entry(known.place(), dated(before, changed)));
        });
        return new Yaml.Mapping(entries, known.place());
    }

    /** In a row of dated values the one in force gives way; a single value, or one of the document, gives way whole. */
    private Yaml dated(@Nullable Yaml before, Yaml typed) {
        if (!(before instanceof Yaml.Sequence sequence) || !isDated(sequence)) {
            return typed;
        }
        int current = 0;
        for (int i = 0; i < sequence.items().size(); i++) {
            LocalDate from = sequence.items().get(i) instanceof Yaml.Mapping item ? Form.day(text(item, "from")) : null;
            current = from != null && !from.isAfter(asOf) ? i : current;
        }
        List<Yaml> items = new ArrayList<>(sequence.items());
        items.set(current, with((Yaml.Mapping) items.get(current), "value", typed));
        return new Yaml.Sequence(items, sequence.place());
    }

    private static boolean isDated(Yaml.Sequence sequence) {
        return !sequence.items().isEmpty()
                && sequence.items().stream()
                        .allMatch(item -> item instanceof Yaml.Mapping mapping
                                && mapping.entries().containsKey("value"));
    }

    private Yaml typed(String name, @Nullable Yaml before, String typed) {
        Place place = new Place(Variant.ofParameter(variant.clause(), name), 1, 1);
        Yaml old = before instanceof Yaml.Sequence dated && isDated(dated)
                ? value((Yaml.Mapping) dated.items().getFirst(), "value")
                : before;
        if (old instanceof Yaml.Sequence table && table.items().stream().anyMatch(Yaml.Mapping.class::isInstance)) {
            return tiers(table, typed, place);
        }
        if (old instanceof Yaml.Sequence) {
            return new Yaml.Sequence(
                    List.of(typed.split(LIST)).stream()
                            .map(String::strip)
                            .filter(code -> !code.isEmpty())
                            .<Yaml>map(code -> new Yaml.Scalar(code, true, place, List.of()))
                            .toList(),
                    place);
        }
        boolean quoted = old instanceof Yaml.Scalar scalar && scalar.quoted();
        if (old instanceof Yaml.Scalar scalar && !alike(scalar, typed.strip())) {
            problems.error(place, "应与现行的“" + scalar.value() + "”写法一样，现在是“" + Form.brief(typed.strip()) + "”");
        } else if (old instanceof Yaml.Scalar scalar && !quoted && falls(scalar.value(), typed.strip())) {
            problems.error(place, "现行的“" + scalar.value() + "”不小于零，现在是“" + Form.brief(typed.strip()) + "”");
        }
        return new Yaml.Scalar(typed.strip(), quoted, place, List.of());
    }

    /** A line {@code 起点 比率} for each tier; the place of each bears its line. */
    private Yaml tiers(Yaml.Sequence table, String typed, Place place) {
        List<Yaml> tiers = new ArrayList<>();
        List<String> lines = typed.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Place at = new Place(place.file(), i + 1, 1);
            String[] sides = line.split(BETWEEN, 2);
            if (sides.length == 2) {
                var parts = new LinkedHashMap<String, Yaml.Entry>();
                parts.put("over", new Yaml.Entry(at, new Yaml.Scalar(sides[0], false, at, List.of())));
                parts.put("rate", new Yaml.Entry(at, new Yaml.Scalar(sides[1].strip(), false, at, List.of())));
                tiers.add(new Yaml.Mapping(parts, at));
            } else if (!line.isEmpty()) {
                problems.error(at, "应写成“起点 比率”，如 50万元 30%，现在是“" + Form.brief(line) + "”");
            }
        }
        if (tiers.isEmpty()) {
            problems.error(place, "分段表至少留一段，每段一行“起点 比率”，如 0元 50%");
        }
        return tiers.isEmpty() ? table : new Yaml.Sequence(tiers, place);
    }

    /** Whether both are values of the same type and unit; what cannot be read at all is reported by its reader. */
    private static boolean alike(Yaml.Scalar before, String typed) {
        try {
            Quantity one = ValueText.literal(before.value(), before.quoted());
            Quantity other = ValueText.literal(typed, before.quoted());
            return one.value().type() == other.value().type() && one.unit().equals(other.unit());
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    /** Whether a figure falls below zero where none of its kind stands. */
    private static boolean falls(String before, String typed) {
        return typed.startsWith("-") && !before.startsWith("-");
    }

    // ---- amount ----

    private Yaml amount(Yaml.Mapping amount) {
        var entries = new LinkedHashMap<>(amount.entries());
        for (String part : Variant.PARTS) {
            String typed = variant.amount().get(part);
            if (typed != null && typed.isBlank()) {
                entries.remove(part);
            } else if (typed != null) {
                entries.put(
                        part, new Yaml.Entry(amount.place(), scalar(typed, Variant.ofAmount(variant.clause(), part))));
            }
        }
        return new Yaml.Mapping(entries, amount.place());
    }

    // ---- conditions ----

    private Yaml condition(Yaml when) {
        Yaml left = without(when);
        for (String id : variant.conditions().keySet()) {
            if (!rewritten.contains(id) && !variant.dropped().contains(id)) {
                problems.error(new Place(Variant.ofCondition(variant.clause(), id), 1, 1), "没有“" + id + "”这个条件");
            }
        }
        List<Yaml> conditions = new ArrayList<>();
        if (left != null) {
            conditions.add(left);
        }
        for (int i = 0; i < variant.added().size(); i++) {
            String file = Variant.ofAdded(variant.clause(), i + 1);
            Place place = new Place(file, 1, 1);
            var leaf = new LinkedHashMap<String, Yaml.Entry>();
            leaf.put("id", new Yaml.Entry(place, scalar("新增条件" + (i + 1), file)));
            leaf.put("expr", new Yaml.Entry(place, scalar(variant.added().get(i), file)));
            conditions.add(new Yaml.Mapping(leaf, place));
        }
        if (conditions.isEmpty()) {
            problems.error(new Place(Variant.ofDropped(variant.clause()), 1, 1), "不能去掉全部条件，至少留一个，或者新增一个");
            return when;
        }
        if (conditions.size() == 1) {
            return conditions.getFirst();
        }
        Yaml.Sequence all = new Yaml.Sequence(conditions, when.place());
        return new Yaml.Mapping(Map.of("all", new Yaml.Entry(when.place(), all)), when.place());
    }

    /** Null when nothing is left of it. */
    private @Nullable Yaml without(Yaml condition) {
        if (!(condition instanceof Yaml.Mapping mapping)) {
            return condition;
        }
        if (variant.dropped().contains(text(mapping, "id"))) {
            return null;
        }
        for (String group : List.of("all", "any")) {
            if (value(mapping, group) instanceof Yaml.Sequence children) {
                List<Yaml> left = new ArrayList<>();
                for (Yaml child : children.items()) {
                    Yaml kept = without(child);
                    if (kept != null) {
                        left.add(kept);
                    }
                }
                return left.isEmpty() ? null : with(mapping, group, new Yaml.Sequence(left, children.place()));
            }
        }
        Yaml not = value(mapping, "not");
        if (not != null) {
            Yaml kept = without(not);
            return kept == null ? null : with(mapping, "not", kept);
        }
        return rewritten(mapping);
    }

    private Yaml rewritten(Yaml.Mapping leaf) {
        String id = text(leaf, "id");
        String typed = variant.conditions().get(id);
        if (typed == null || value(leaf, "expr") == null) {
            return leaf;
        }
        rewritten.add(id);
        // Words that state the old figure would be held against the new one.
        return with(without(leaf, "says"), "expr", scalar(typed, Variant.ofCondition(variant.clause(), id)));
    }

    private static Yaml.Mapping without(Yaml.Mapping mapping, String key) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(key);
        return new Yaml.Mapping(entries, mapping.place());
    }

    // ---- nodes ----

    private static Yaml.Scalar scalar(String text, String file) {
        return new Yaml.Scalar(text.strip(), false, new Place(file, 1, 1), List.of());
    }

    private static Yaml.Mapping with(Yaml.Mapping mapping, String key, Yaml value) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, new Yaml.Entry(value.place(), value));
        return new Yaml.Mapping(entries, mapping.place());
    }

    private static @Nullable Yaml value(Yaml.Mapping mapping, String key) {
        Yaml.Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    private static String text(Yaml.Mapping mapping, String key) {
        return value(mapping, key) instanceof Yaml.Scalar scalar ? scalar.value() : "";
    }
}
