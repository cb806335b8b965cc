package io.xingyuan.policy.population;

import io.xingyuan.background.StopRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** 测算进度: how far a run in this process has come. */
final class RunProgress extends StopRequest {

    private volatile String step = "等待";
    private final AtomicInteger percent = new AtomicInteger();

    /** @throws Stopped when somebody asked to stop */
    void at(String words, int hundredths) {
        step = words;
        percent.set(hundredths);
        stopIfAsked();
    }

    /** Chinese; the pages translate it. */
    String step() {
        return step;
    }

    int percent() {
        return percent.get();
    }
}
