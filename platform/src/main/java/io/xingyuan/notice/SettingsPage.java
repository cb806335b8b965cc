package io.xingyuan.notice;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 接收设置页. */
record SettingsPage(List<NewsKind> kinds, Habits habits) {

    String from() {
        return text(habits.quietFrom());
    }

    String until() {
        return text(habits.quietUntil());
    }

    private static String text(@Nullable LocalTime time) {
        return time == null ? "" : time.toString();
    }
}
