package io.xingyuan.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 字段改动: one field before and after.
 *
 * @param field its Chinese name
 * @param before null when there was nothing
 * @param after null when nothing is left
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {

    private static final String KEPT_SECRET = "（保密）";
    private static final int LONGEST = 10_000;

    /** What password encoders write. */
    private static final Pattern SECRET = Pattern.compile("\\{[\\w@.-]+}.{20,}|\\$2[aby]\\$.{50,}|\\$argon2.*");

    public FieldChange {
        before = shown(before);
        after = shown(after);
    }

    /** Whatever is given, by its text; null and the empty text are both nothing. */
    public static FieldChange of(String field, @Nullable Object before, @Nullable Object after) {
        return new FieldChange(field, text(before), text(after));
    }

    /** That a password, key or code is another one now; its value stays out of the log. */
    public static FieldChange ofSecret(String field) {
        return new FieldChange(field, KEPT_SECRET, KEPT_SECRET);
    }

    /** The fields that differ, in the order in which they stand. */
    public static List<FieldChange> between(Map<String, ?> before, Map<String, ?> after) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String field : fields) {
            FieldChange change = of(field, before.get(field), after.get(field));
            if (!Objects.equals(change.before, change.after)) {
                changes.add(change);
            }
        }
        return List.copyOf(changes);
    }

    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String shown(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (SECRET.matcher(value).matches()) {
            return KEPT_SECRET;
        }
        String clean = Storable.text(value);
        return clean.length() <= LONGEST
                ? clean
                : clean.substring(0, LONGEST) + "…（共 " + clean.length() + " 字，SHA-256 " + Hashes.hex(clean) + "）";
    }
}
