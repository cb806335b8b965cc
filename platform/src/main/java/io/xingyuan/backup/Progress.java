package io.xingyuan.backup;

import java.util.function.Consumer;

/** 进度: a line about every second while bytes move. */
final class Progress {

    private static final long EVERY = 1_000_000_000L;

    private final String doing;
    private final long expected;
    private final Consumer<String> lines;
    private long moved;
    private long last = System.nanoTime();

    /** @param expected bytes in all, 0 when nobody knows */
    Progress(String doing, long expected, Consumer<String> lines) {
        this.doing = doing;
        this.expected = expected;
        this.lines = lines;
    }

    static Progress silent() {
        return new Progress("", 0, line -> {});
    }

    void moved(long bytes) {
        moved += bytes;
        if (System.nanoTime() - last > EVERY) {
            last = System.nanoTime();
            lines.accept("  " + doing + " " + megabytes(moved) + (expected > 0 ? " / " + megabytes(expected) : ""));
        }
    }

    static String megabytes(long bytes) {
        return bytes < 1 << 20 ? Math.ceilDiv(bytes, 1024) + " KB" : (bytes >> 20) + " MB";
    }
}
