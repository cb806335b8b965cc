package io.xingyuan.sealing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 加密列: a place in which values lie as ciphertext.
 *
 * @param table with its schema
 * @param name of the column, or column and field of a JSON column
 * @param key SQL for the row's id as text
 * @param read SQL for the stored text
 * @param write SQL that assigns {@code :value}
 * @param index the column of the blind index; null where nobody looks for the value
 */
public record SealedColumn(
        String table,
        String name,
        String key,
        String read,
        String write,
        @Nullable String index) {

    /** A text column of a table whose key is {@code id}. */
    public static SealedColumn of(String table, String column) {
        return new SealedColumn(table, column, "id::text", column, column + " = :value", null);
    }

    /** A text column of a table with another key. */
    public static SealedColumn of(String table, String column, String key) {
        return new SealedColumn(table, column, key, column, column + " = :value", null);
    }

    /** A field of a JSON column. {@code key} as above. */
    public static SealedColumn inJson(String table, String column, String field, String key) {
        return new SealedColumn(
                table,
                column + "." + field,
                key,
                column + " ->> '" + field + "'",
                column + " = jsonb_set(" + column + ", '{" + field + "}', to_jsonb(:value::text))",
                null);
    }

    /** The same with a column that bears a keyed hash, by which equal values are found and kept apart. */
    public SealedColumn indexedBy(String column) {
        return new SealedColumn(table, name, key, read, write, column);
    }

    /** Binds a ciphertext to its place: moved to another one it cannot be opened. */
    String place(Object row) {
        return table + "|" + name + "|" + row;
    }

    /** One writing of equal values. */
    String normal(String value) {
        return table + "|" + name + "|" + value.strip().toLowerCase(Locale.ROOT);
    }
}
