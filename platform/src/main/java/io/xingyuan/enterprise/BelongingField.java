package io.xingyuan.enterprise;

import io.xingyuan.kernel.Mask;
import io.xingyuan.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 栏目: one field of a form for what belongs to an enterprise, and the column that keeps it.
 *
 * @param choices stored value and Chinese label, when the field is a drop-down list
 * @param pattern what the text must match, empty for any
 * @param fault what to say when it does not
 * @param fixed whether it is chosen once and stays
 * @param mask how it is shown to everybody; null for what is nobody's secret. What has one is kept as ciphertext.
 */
record BelongingField(
        String name,
        String column,
        String label,
        Sort sort,
        boolean required,
        List<Choice> choices,
        String pattern,
        String fault,
        String hint,
        boolean fixed,
        @Nullable Mask mask) {

    /** 类型: how the text is stored, as SQL with the field's parameter. */
    enum Sort {
        TEXT(":%s"),
        CODE("nullif(:%s, '')"),
        DAY("nullif(:%s, '')::date"),
        FLAG("(:%s = 'true')"),
        ID("nullif(:%s, '')::uuid");

        private final String sql;

        Sort(String sql) {
            this.sql = sql;
        }
    }

    static BelongingField of(String name, String column, String label, Sort sort) {
        return new BelongingField(name, column, label, sort, false, List.of(), "", "", "", false, null);
    }

    static BelongingField text(String name, String label) {
        return of(name, name, label, Sort.TEXT);
    }

    BelongingField must() {
        return new BelongingField(name, column, label, sort, true, choices, pattern, fault, hint, fixed, mask);
    }

    BelongingField once() {
        return new BelongingField(name, column, label, sort, required, choices, pattern, fault, hint, true, mask);
    }

    BelongingField hinting(String advice) {
        return new BelongingField(name, column, label, sort, required, choices, pattern, fault, advice, fixed, mask);
    }

    BelongingField matching(String expected, String message) {
        return new BelongingField(name, column, label, sort, required, choices, expected, message, hint, fixed, mask);
    }

    BelongingField masked(Mask how) {
        return new BelongingField(name, column, label, sort, required, choices, pattern, fault, hint, fixed, how);
    }

    /** As everybody sees it. */
    String shown(String value) {
        return mask == null ? value : mask.of(value);
    }

    /** As the audit log says it. */
    String told(String value) {
        return sort == Sort.FLAG ? "true".equals(value) ? "是" : "否" : value;
    }

    BelongingField choosing(List<Choice> offered) {
        return new BelongingField(name, column, label, sort, required, offered, pattern, fault, hint, fixed, mask);
    }

    BelongingField choosingFrom(List<String> offered) {
        return choosing(offered.stream().map(value -> new Choice(value, value)).toList());
    }

    String stored() {
        return sort.sql.formatted(name);
    }

    boolean chosen() {
        return !choices.isEmpty();
    }
}
