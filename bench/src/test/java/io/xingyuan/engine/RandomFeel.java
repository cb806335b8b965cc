package io.xingyuan.engine;

import java.util.List;
import java.util.Random;

/**
 * Random conditions in the part of FEEL that the engine's language shares: same text, same meaning, nothing missing. What
 * stands with {@code in} is put in brackets, because KIE takes an {@code or} after {@code in (1..7]} for a part of it.
 */
final class RandomFeel {

    private static final List<String> NUMBERS = List.of("甲数", "乙数");
    private static final List<String> CODES = List.of("甲", "乙", "丙");

    private final Random random;

    RandomFeel(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 2, 3 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            case 4 -> "not(" + condition(depth - 1) + ")";
            default -> leaf();
        };
    }

    private String leaf() {
        return switch (random.nextInt(6)) {
            case 0 -> "高企";
            case 1 -> "行业代码 " + pick(List.of("=", "!=")) + " \"" + pick(CODES) + "\"";
            case 2 -> "(行业代码 in (\"" + pick(CODES) + "\", \"" + pick(CODES) + "\"))";
            case 3 -> {
                int low = random.nextInt(8);
                yield "(" + pick(NUMBERS) + " in " + pick(List.of("[", "(")) + low + ".." + (low + random.nextInt(1, 9))
                        + pick(List.of("]", ")")) + ")";
            }
            default ->
                number(2) + " " + pick(List.of("=", "!=", "<", "<=", ">", ">=")) + " " + number(random.nextInt(2));
        };
    }

    private String number(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? Integer.toString(random.nextInt(12)) : pick(NUMBERS);
        }
        String a = number(depth - 1);
        String b = number(depth - 1);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " - " + b + ")";
            case 2 -> "(" + number(0) + " * " + number(0) + ")";
            case 3 -> "min(" + a + ", " + b + ")";
            case 4 -> "max(" + a + ", " + b + ")";
            case 5 -> "(if " + leaf() + " then " + a + " else " + b + ")";
            default -> a;
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
