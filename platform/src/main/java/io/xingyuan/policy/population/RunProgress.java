package io.xingyuan.policy.population;

import io.xingyuan.background.StopRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** 测算进度: how far a run in this process has come. */
final class RunProgress extends StopRequest {

    private volatile String step = "等待";
    private final AtomicInteger percent = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();

    /** @throws Stopped when somebody asked to stop */
    void at(String words, int hundredths) {
        step = words;
        percent.set(hundredths);
        done.set(0);
        stopIfAsked();
    }

    /**
     * Begins a step that counts what it does.
     *
     * @param all what there is to do, as far as is known
     * @param each what is done between two calls
     * @return to be called between; throws {@link Stopped} when somebody asked to stop
     */
    Runnable counting(String words, int from, int to, long all, int each) {
        at(words, from);
        return () -> {
            long now = done.addAndGet(each);
            percent.set(from + (int) Math.min(to - from, (to - from) * now / Math.max(1, all)));
            stopIfAsked();
        };
    }

    /** What this step has done so far; 0 for one that does not count. */
    long done() {
        return done.get();
    }

    /** Chinese; the pages translate it. */
    String step() {
        return step;
    }

    int percent() {
        return percent.get();
    }
}
