package io.xingyuan.engine;

import java.io.PrintStream;

/** 进度行: one line that is written over, at most five times a second. */
final class ProgressLine {

    private static final long PAUSE = 200_000_000L;

    private final PrintStream out;
    private long shown = System.nanoTime() - PAUSE;
    private boolean open;

    ProgressLine(PrintStream out) {
        this.out = out;
    }

    void show(String text) {
        long now = System.nanoTime();
        if (now - shown >= PAUSE) {
            out.print("\r\u001B[K" + text);
            out.flush();
            shown = now;
            open = true;
        }
    }

    void end() {
        if (open) {
            out.println();
            open = false;
        }
    }
}
