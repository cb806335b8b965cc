package io.xingyuan.engine;

import java.util.function.ToIntFunction;

/** 单元: values as the longs that evaluators work on, and back. */
final class Cells {

    private Cells() {}

    static long of(Value value, ToIntFunction<String> codes) {
        return switch (value) {
            case Value.Money money -> money.fen();
            case Value.Ratio ratio -> ratio.ppm();
            case Value.Whole whole -> whole.number();
            case Value.Flag flag -> flag.yes() ? 1 : 0;
            case Value.Code code -> codes.applyAsInt(code.text());
            case Value.Day day -> day.date().toEpochDay();
        };
    }

    /** A quantity; the type is MONEY, RATIO or INTEGER. */
    static Value quantity(FactType type, long cell) {
        return switch (type) {
            case MONEY -> new Value.Money(cell);
            case RATIO -> new Value.Ratio(cell);
            case INTEGER -> new Value.Whole(cell);
            case BOOL, CODE, DATE -> throw new IllegalArgumentException("not a quantity: " + type);
        };
    }
}
