package io.xingyuan.engine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 值的文字: values as people write them in YAML and tables. Throws IllegalArgumentException with a Chinese message. */
final class ValueText {

    private ValueText() {}

    /** A parameter value: a quantity, a date, true or false, else a code. */
    static Quantity literal(String text, boolean quoted) {
        if (!quoted) {
            Quantity quantity = quantity(text);
            LocalDate day = Form.day(text);
            if (quantity != null) {
                return quantity;
            }
            if (day != null) {
                return new Quantity(new Value.Day(day), "");
            }
            if (text.equals("true") || text.equals("false")) {
                return new Quantity(new Value.Flag(text.equals("true")), "");
            }
        }
        return new Quantity(new Value.Code(text), "");
    }

    /** A value of a fact, checked against its definition; {@code unit} fills in for a bare number. */
    static Value of(FactDefinition definition, String text, String unit) {
        Value value = switch (definition.type()) {
            case MONEY, RATIO, INTEGER -> number(definition, text.strip(), unit);
            case BOOL -> flag(text.strip());
            case DATE -> day(text.strip());
            case CODE -> code(definition, text.strip());
        };
        if (!value.isWithinLimits()) {
            throw new IllegalArgumentException("数太大，超出可计算的范围");
        }
        return value;
    }

    private static Value number(FactDefinition definition, String text, String unit) {
        boolean bare = !text.isEmpty() && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
        Quantity quantity = quantity(bare ? text + unit : text);
        if (quantity == null || quantity.value().type() != definition.type()) {
            String example = switch (definition.type()) {
                case MONEY -> "带单位的金额，如 500万元";
                case RATIO -> "比率，如 2.5%";
                default -> "整数" + (definition.unit().isEmpty() ? "" : "（" + definition.unit() + "）");
            };
            throw new IllegalArgumentException("应是" + example + "，现在是“" + Form.brief(text) + "”");
        }
        if (!quantity.unit().isEmpty() && !quantity.unit().equals(definition.unit())) {
            throw new IllegalArgumentException("单位应是“" + definition.unit() + "”，现在是“" + quantity.unit() + "”");
        }
        return quantity.value();
    }

    private static Value flag(String text) {
        return switch (text) {
            case "true", "是" -> new Value.Flag(true);
            case "false", "否" -> new Value.Flag(false);
            default -> throw new IllegalArgumentException("应是 true 或 false，现在是“" + Form.brief(text) + "”");
        };
    }

    private static Value day(String text) {
        LocalDate day = Form.day(text);
        if (day == null) {
            throw new IllegalArgumentException("应是日期，如 2023-12-02，现在是“" + Form.brief(text) + "”");
        }
        return new Value.Day(day);
    }

    private static Value code(FactDefinition definition, String text) {
        if (!definition.codes().isEmpty() && !definition.codes().contains(text)) {
            throw new IllegalArgumentException(
                    "“" + Form.brief(text) + "”不在字典里" + Spelling.hint(text, definition.codes()));
        }
        return new Value.Code(text);
    }

    /** Null when the text is no sum of money. */
    static Value.@Nullable Money money(String text) {
        try {
            Quantity quantity = quantity(text.strip());
            return quantity != null && quantity.value() instanceof Value.Money money && money.isWithinLimits()
                    ? money
                    : null;
        } catch (IllegalArgumentException noSum) {
            return null;
        }
    }

    /** Null when the text does not begin like a number. */
    private static @Nullable Quantity quantity(String text) {
        boolean negative = text.startsWith("-");
        int digits = negative ? 1 : 0;
        int end = digits;
        boolean point = false;
        while (end < text.length()
                && (isDigit(text, end) || (!point && text.charAt(end) == '.' && isDigit(text, end + 1)))) {
            point |= text.charAt(end) == '.';
            end++;
        }
        boolean date = Form.day(text) != null;
        if (end == digits || date || !isDigit(text, digits)) {
            return null;
        }
        String unit = text.substring(end);
        if (!unit.isEmpty() && !unit.chars().allMatch(c -> Character.isLetter(c) || "%％‰".indexOf(c) >= 0)) {
            return null;
        }
        Quantity quantity = Quantity.parse(text.substring(digits, end), unit);
        return negative ? new Quantity(negated(quantity.value()), quantity.unit()) : quantity;
    }

    private static boolean isDigit(String text, int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static Value negated(Value value) {
        return Cells.quantity(value.type(), -Cells.of(value, text -> 0));
    }
}
