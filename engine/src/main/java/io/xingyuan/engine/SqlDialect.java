package io.xingyuan.engine;

import java.time.LocalDate;

/**
 * SQL 方言: the databases for which rules can be written as queries.
 *
 * <p>Spark must run in ANSI mode, its default since 4.0, so that an overflow is an error and not a wrong sum.
 */
public enum SqlDialect {
    POSTGRESQL,
    DUCKDB,
    SPARK;

    /** A quoted identifier; whatever is in it stays a name. */
    String name(String identifier) {
        requireNoZero(identifier);
        char quote = this == SPARK ? '`' : '"';
        return quote + identifier.replace("" + quote, "" + quote + quote) + quote;
    }

    /** A text literal; whatever is in it stays a text. */
    String text(String value) {
        requireNoZero(value);
        return this == SPARK
                // Spark reads escapes in literals, and replaces ${…} before it parses.
                ? "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("$", "\\u0024") + "'"
                : "'" + value.replace("'", "''") + "'";
    }

    private static void requireNoZero(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no database can hold a zero character: " + text.replace('\0', '?'));
        }
    }

    /** A whole number of 64 bits; a bare literal would be of 32 and overflow sooner. */
    String number(long value) {
        return "cast(" + value + " as bigint)";
    }

    String day(long epochDay) {
        return "date '" + LocalDate.ofEpochDay(epochDay) + "'";
    }

    String type(FactType type) {
        return switch (type) {
            case BOOL -> "boolean";
            case MONEY, RATIO, INTEGER -> "bigint";
            case DATE -> "date";
            case CODE -> text();
        };
    }

    String text() {
        return this == POSTGRESQL ? "text" : this == DUCKDB ? "varchar" : "string";
    }

    /** As an integer of at least 38 digits. */
    String wide(String number) {
        return switch (this) {
            case POSTGRESQL -> "cast(" + number + " as numeric)";
            case DUCKDB -> "cast(" + number + " as hugeint)";
            case SPARK -> "cast(" + number + " as decimal(38, 0))";
        };
    }

    /** a ÷ b towards zero; both are as wide as each other. */
    String quotient(String a, String b, boolean wide) {
        return switch (this) {
            case POSTGRESQL -> wide ? "div(" + a + ", " + b + ")" : "(" + a + " / " + b + ")";
            case DUCKDB -> "(" + a + " // " + b + ")";
            case SPARK -> "(" + a + " div " + b + ")";
        };
    }

    /** What {@link #quotient} leaves, with the sign of a. */
    String remainder(String a, String b) {
        return "mod(" + a + ", " + b + ")";
    }

    String daysBetween(String from, String to) {
        return switch (this) {
            case POSTGRESQL -> "cast(" + to + " - " + from + " as bigint)";
            case DUCKDB -> "date_diff('day', " + from + ", " + to + ")";
            case SPARK -> "cast(datediff(" + to + ", " + from + ") as bigint)";
        };
    }

    String dayAfter(String day) {
        return this == SPARK ? "date_add(" + day + ", 1)" : "(" + day + " + 1)";
    }

    /** The {@code year}, {@code month} or {@code day} of a day. */
    String part(String part, String day) {
        return "cast(extract(" + part + " from " + day + ") as bigint)";
    }

    String startsWith(String text, String prefix) {
        return (this == SPARK ? "startswith(" : "starts_with(") + text + ", " + text(prefix) + ")";
    }

    /** Ends a nested select whose results are not to be written out again by the planner. */
    String fence() {
        return this == POSTGRESQL ? " offset 0" : "";
    }
}
