package io.xingyuan.engine;

import java.util.List;
import java.util.Set;

/**
 * 数值字面量: a number with its unit as written in policies, e.g. {@code 1.5亿元}, {@code 2.5%}, {@code 100人}.
 *
 * @param unit counting unit of a whole number, else empty
 */
record Quantity(Value value, String unit) {

    private static final int MAX_DIGITS = 18;
    private static final long OUT_OF_RANGE = -1;
    private static final List<String> MONEY = List.of("元", "万元", "亿元");
    private static final List<Long> FEN = List.of(100L, 1_000_000L, 10_000_000_000L);
    private static final Set<String> COUNTS = Set.of(
            "人", "名", "家", "户", "个", "项", "件", "次", "年", "月", "天", "日", "档", "台", "套", "分", "种", "张", "亩", "平方米", "篇",
            "所", "条", "期", "批", "吨", "小时");

    /**
     * Reads digits, perhaps with a decimal point, and a unit.
     *
     * @throws IllegalArgumentException with a Chinese message
     */
    static Quantity parse(String digits, String unit) {
        if (digits.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("数字太长");
        }
        int money = MONEY.indexOf(unit);
        if (money >= 0) {
            long fen = scaled(digits, FEN.get(money), Value.Money.LIMIT, "金额最小到分，最大10万亿元");
            return new Quantity(new Value.Money(fen), "");
        }
        return switch (unit) {
            case "%", "％" -> ratio(digits, 10_000);
            case "‰" -> ratio(digits, 1_000);
            case "万", "亿" -> throw new IllegalArgumentException("请写明单位：" + digits + unit + "元，或写出整个数");
            default -> whole(digits, unit);
        };
    }

    static boolean isCount(String unit) {
        return COUNTS.contains(unit);
    }

    private static Quantity ratio(String digits, long scale) {
        long ppm = scaled(digits, scale, Value.Ratio.LIMIT, "比率最多到百万分之一，最大100000%");
        return new Quantity(new Value.Ratio(ppm), "");
    }

    private static Quantity whole(String digits, String unit) {
        if (!unit.isEmpty() && !COUNTS.contains(unit)) {
            throw new IllegalArgumentException("不认识的单位“" + unit + "”");
        }
        long number = scaled(digits, 1, Value.Whole.LIMIT, "应是不超过10亿的整数；金额写 万元、亿元，比率写 %");
        return new Quantity(new Value.Whole(number), unit);
    }

    /** digits × scale, which must be an integer within the limit. */
    private static long scaled(String digits, long scale, long limit, String rule) {
        int point = digits.indexOf('.');
        String all = point < 0 ? digits : digits.substring(0, point) + digits.substring(point + 1);
        long divisor = 1;
        for (int i = point < 0 ? digits.length() : point + 1; i < digits.length(); i++) {
            divisor *= 10;
        }
        long number = Long.parseLong(all);
        long product = Math.multiplyHigh(number, scale) == 0 ? number * scale : OUT_OF_RANGE;
        if (product < 0 || product % divisor != 0 || product / divisor > limit) {
            throw new IllegalArgumentException(rule);
        }
        return product / divisor;
    }
}
