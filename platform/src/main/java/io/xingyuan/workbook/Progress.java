package io.xingyuan.workbook;

import io.xingyuan.background.StopRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** 进度: how far an import that runs in this process has come, and whether somebody wants it to stop. */
final class Progress extends StopRequest {

    private static final int WHOLE = 100;

    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();

    void total(int rows) {
        total.set(rows);
    }

    void checked(int rows) {
        checked.set(rows);
        stopIfAsked();
    }

    void written(int rows) {
        written.set(rows);
        stopIfAsked();
    }

    int rows() {
        return total.get();
    }

    int checkedRows() {
        return checked.get();
    }

    int writtenRows() {
        return written.get();
    }

    /** Of a hundred: checking is the first half, writing the second. */
    int percent() {
        int rows = total.get();
        return rows == 0 ? 0 : Math.min(WHOLE, (int) ((checked.get() + (long) written.get()) * WHOLE / (2L * rows)));
    }
}
