package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Random values from narrow ranges, so that equality and thresholds are hit, and now and then the limits. */
final class RandomCells {

    /** Texts that rules mention; two more occur in facts only. */
    static final List<String> CODES = List.of("甲", "甲1", "乙", "丙");

    private static final List<String> TEXTS = List.of("甲", "甲1", "乙", "丙", "甲1丁", "戊");
    private static final long DAY = LocalDate.of(2025, 6, 1).toEpochDay();

    private RandomCells() {}

    /** A cell as the evaluators see it; codes are indexes of {@link #CODES}. */
    static long value(Random random, FactType type) {
        boolean far = random.nextInt(12) == 0;
        return switch (type) {
            case BOOL -> random.nextInt(2);
            case MONEY ->
                far ? random.nextLong(-Value.Money.LIMIT, Value.Money.LIMIT + 1) : random.nextInt(-2, 9) * 333_333L;
            case RATIO ->
                far ? random.nextLong(-Value.Ratio.LIMIT, Value.Ratio.LIMIT + 1) : random.nextInt(-1, 9) * 12_501L;
            case INTEGER -> far ? random.nextLong(-Value.Whole.LIMIT, Value.Whole.LIMIT + 1) : random.nextInt(-2, 9);
            case CODE -> random.nextInt(CODES.size());
            case DATE -> DAY + random.nextInt(-800, 400);
        };
    }

    static Value typed(Random random, FactType type) {
        long cell = value(random, type);
        return switch (type) {
            case BOOL -> new Value.Flag(cell == 1);
            case MONEY -> new Value.Money(cell);
            case RATIO -> new Value.Ratio(cell);
            case INTEGER -> new Value.Whole(cell);
            case CODE -> new Value.Code(TEXTS.get(random.nextInt(TEXTS.size())));
            case DATE -> new Value.Day(LocalDate.ofEpochDay(cell));
        };
    }
}
