package io.xingyuan.policy.population;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** 测算进度: how far a run in this process has come, and whether somebody wants it to stop. */
final class RunProgress {

    private volatile String step = "等待";
    private final AtomicInteger percent = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();

    /** @throws Cancelled when somebody asked to stop */
    void at(String words, int hundredths) {
        step = words;
        percent.set(hundredths);
        if (stop.get()) {
            throw new Cancelled();
        }
    }

    void stop() {
        stop.set(true);
    }

    /** Chinese; the pages translate it. */
    String step() {
        return step;
    }

    int percent() {
        return percent.get();
    }

    /** Thrown through a run to end it. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
