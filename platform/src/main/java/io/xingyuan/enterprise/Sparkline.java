package io.xingyuan.enterprise;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 走势线: a row of yearly values as an SVG path in a box of 120 × 28.
 *
 * @param path empty when fewer than two years are known
 * @param lastX of the last known value
 */
record Sparkline(String path, int lastX, int lastY) {

    static final int WIDTH = 120;
    static final int HEIGHT = 28;
    private static final int MARGIN = 4;

    static Sparkline of(List<@Nullable Long> values) {
        List<Long> known =
                values.stream().filter(Objects::nonNull).map(Long.class::cast).toList();
        if (known.size() < 2) {
            return new Sparkline("", 0, 0);
        }
        long least = known.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = known.stream().mapToLong(Long::longValue).max().orElse(0);
        var path = new StringBuilder();
        int x = 0;
        int y = 0;
        boolean gap = true;
        for (int i = 0; i < values.size(); i++) {
            Long value = values.get(i);
            if (value != null) {
                x = MARGIN + i * (WIDTH - 2 * MARGIN) / (values.size() - 1);
                y = height(value, least, most);
                path.append(gap ? 'M' : 'L').append(x).append(' ').append(y);
            }
            gap = value == null;
        }
        return new Sparkline(path.toString(), x, y);
    }

    boolean drawn() {
        return !path.isEmpty();
    }

    private static int height(long value, long least, long most) {
        int room = HEIGHT - 2 * MARGIN;
        return most == least ? HEIGHT / 2 : HEIGHT - MARGIN - scaled(value - least, most - least, room);
    }

    private static int scaled(long part, long whole, int room) {
        return BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(room))
                .divide(BigInteger.valueOf(whole))
                .intValueExact();
    }
}
