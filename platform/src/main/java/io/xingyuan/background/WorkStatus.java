package io.xingyuan.background;

import java.util.Locale;

/**
 * 工作状态: where a piece of long work stands. Such an enum has at least the constants {@code WAITING}, {@code RUNNING},
 * {@code CANCELLED}, {@code INTERRUPTED} and {@code FAILED}.
 */
public interface WorkStatus {

    String name();

    /** Whether nothing of it was kept, so that it can be tried again. */
    boolean retriable();

    default boolean going() {
        return name().equals("WAITING") || name().equals("RUNNING");
    }

    default String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
