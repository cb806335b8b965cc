package io.xingyuan.engine;

/** 一格事实: the text of a table cell as the long that columns hold. */
final class FactCell {

    private static final int PLAIN_DIGITS = 15;

    private final FactDefinition definition;
    private final String unit;
    /** Smallest units in one of the unit that a bare number is in; 0 where a bare number is not allowed. */
    private final long scale;

    FactCell(FactDefinition definition, String unit) {
        this.definition = definition;
        this.unit = unit;
        this.scale = scale(definition.type(), unit);
    }

    private static long scale(FactType type, String unit) {
        return switch (type) {
            case INTEGER -> 1;
            case MONEY ->
                switch (unit) {
                    case "元" -> 100;
                    case "万元" -> 1_000_000;
                    case "亿元" -> 10_000_000_000L;
                    default -> 0;
                };
            case RATIO -> unit.equals("%") ? 10_000 : 0;
            case BOOL, CODE, DATE -> 0;
        };
    }

    /** Writes a cell that is not empty; throws IllegalArgumentException with a Chinese message. */
    void write(String text, int row, Columns.Writer writer) {
        long plain = scale == 0 ? -1 : plain(text);
        if (plain >= 0) {
            writer.set(row, plain);
            return;
        }
        Value value = ValueText.of(definition, normal(text), unit);
        if (value instanceof Value.Code code) {
            writer.set(row, code.text());
        } else {
            writer.set(row, Cells.of(value, code -> 0));
        }
    }

    /** Digits, perhaps with a point, times the scale; -1 for anything that needs a closer look. */
    private long plain(String text) {
        int length = text.length();
        if (length == 0 || length > PLAIN_DIGITS) {
            return -1;
        }
        long number = 0;
        long rest = 0;
        for (int i = 0; i < length; i++) {
            char next = text.charAt(i);
            if (next >= '0' && next <= '9') {
                number = number * 10 + (next - '0');
                rest *= 10;
            } else if (next == '.' && rest == 0 && i > 0 && i < length - 1) {
                rest = 1;
            } else {
                return -1;
            }
        }
        long divisor = Math.max(1, rest);
        if (Math.multiplyHigh(number, scale) != 0 || number * scale < 0 || number * scale % divisor != 0) {
            return -1;
        }
        long value = number * scale / divisor;
        return isWithinLimits(value) ? value : -1;
    }

    private boolean isWithinLimits(long value) {
        return value
                <= switch (definition.type()) {
                    case MONEY -> Value.Money.LIMIT;
                    case RATIO -> Value.Ratio.LIMIT;
                    default -> Value.Whole.LIMIT;
                };
    }

    /** Full-width figures and signs as plain ones, spaces around and separators of thousands left out. */
    private String normal(String text) {
        if (definition.type() == FactType.CODE) {
            return text.strip();
        }
        String plain = FullWidth.plain(text).strip();
        return plain.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?\\D*") ? plain.replace(",", "") : plain;
    }
}
