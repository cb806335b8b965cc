package io.xingyuan.enterprise;

import io.xingyuan.kernel.Ids;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 名下之物的表单: what somebody typed, by field.
 *
 * @param version that of the row they started from, 0 for a new one
 */
record BelongingForm(Belonging kind, Map<String, String> values, int version) {

    private static final int LONGEST = 100;

    /** Refuses a form that names a product by what is no id. */
    BelongingForm {
        product(values);
    }

    static BelongingForm blank(Belonging kind, Map<String, String> given) {
        Map<String, String> values = typed(kind, given);
        kind.fields().stream()
                .filter(field -> field.chosen() && field.required())
                .filter(field -> values.getOrDefault(field.name(), "").isEmpty())
                .forEach(field ->
                        values.put(field.name(), field.choices().getFirst().value()));
        return new BelongingForm(kind, values, 0);
    }

    static BelongingForm of(Belonging kind, Map<String, String> given, int version) {
        return new BelongingForm(kind, typed(kind, given), version);
    }

    private static Map<String, String> typed(Belonging kind, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        kind.fields()
                .forEach(field -> values.put(
                        field.name(),
                        given.getOrDefault(field.name(), "").replace("\0", "").strip()));
        return values;
    }

    /** The same with what was chosen once and stays. */
    BelongingForm keeping(Map<String, String> stored) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kind.fields().stream()
                .filter(BelongingField::fixed)
                .forEach(field -> kept.put(field.name(), stored.getOrDefault(field.name(), "")));
        return new BelongingForm(kind, kept, version);
    }

    /** The same with masked values that were left as they stood put back to what they stand for in these versions. */
    BelongingForm unmasked(List<Map<String, String>> versions) {
        Map<String, String> whole = new LinkedHashMap<>(values);
        kind.fields().stream()
                .filter(field -> field.mask() != null)
                .forEach(field -> versions.stream()
                        .map(stored -> stored.getOrDefault(field.name(), ""))
                        .filter(stored ->
                                !stored.isEmpty() && field.shown(stored).equals(value(field.name())))
                        .findFirst()
                        .ifPresent(stored -> whole.put(field.name(), stored)));
        return new BelongingForm(kind, whole, version);
    }

    /** As it is shown: what lies stored is masked, what was typed anew is not. */
    BelongingForm masked(List<Map<String, String>> versions) {
        Map<String, String> shown = new LinkedHashMap<>(values);
        kind.fields().stream()
                .filter(field ->
                        versions.stream().anyMatch(stored -> value(field.name()).equals(stored.get(field.name()))))
                .forEach(field -> shown.put(field.name(), field.shown(value(field.name()))));
        return new BelongingForm(kind, shown, version);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    @Nullable
    UUID product() {
        return product(values);
    }

    private static @Nullable UUID product(Map<String, String> values) {
        String product = values.getOrDefault("product", "");
        return product.isEmpty() ? null : Ids.of(product, "产品");
    }

    /** Field name to Chinese message; what was typed as a day is written the one way when it can be read. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        for (BelongingField field : kind.fields()) {
            String problem = problem(field);
            if (!problem.isEmpty()) {
                problems.put(field.name(), problem);
            }
        }
        String granted = value("granted");
        String expires = value("expires");
        if (problems.isEmpty() && !granted.isEmpty() && !expires.isEmpty() && expires.compareTo(granted) < 0) {
            problems.put("expires", "有效期至不能早于取得日期");
        }
        return problems;
    }

    private String problem(BelongingField field) {
        String value = value(field.name());
        if (value.isEmpty()) {
            return field.required() ? "请填写这一栏" : "";
        }
        if (value.length() > LONGEST) {
            return "最多100个字";
        }
        if (field.chosen()
                && field.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
            return "请从列表中选择";
        }
        if (!field.pattern().isEmpty() && !value.matches(field.pattern())) {
            return field.fault();
        }
        return field.sort() == BelongingField.Sort.DAY ? day(field, value) : "";
    }

    private String day(BelongingField field, String value) {
        try {
            LocalDate day = FactText.date(field.label(), value);
            values.put(field.name(), day.toString());
            return "";
        } catch (IllegalArgumentException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
    }
}
