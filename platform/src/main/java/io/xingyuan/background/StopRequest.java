package io.xingyuan.background;

import java.util.concurrent.atomic.AtomicBoolean;

/** 停止的要求: whether somebody wants long work to stop; what shows how far it has come extends this. */
public class StopRequest {

    private final AtomicBoolean asked = new AtomicBoolean();

    /** Safe from any thread. */
    public final void stop() {
        asked.set(true);
    }

    /**
     * To be called between portions of work, from any thread.
     *
     * @throws Stopped when somebody asked to stop
     */
    public final void stopIfAsked() {
        if (asked.get()) {
            throw new Stopped();
        }
    }

    /** Thrown through long work to end it and take back what it wrote. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Stopped() {
            super("stopped", null, false, false);
        }
    }
}
