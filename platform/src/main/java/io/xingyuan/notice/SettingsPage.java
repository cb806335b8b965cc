package io.xingyuan.notice;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 接收设置页.
 *
 * @param from the quiet hours as they stand or as they were typed
 */
record SettingsPage(List<NewsKind> kinds, Habits habits, String from, String until) {

    static SettingsPage of(List<NewsKind> kinds, Habits habits) {
        return new SettingsPage(kinds, habits, text(habits.quietFrom()), text(habits.quietUntil()));
    }

    private static String text(@Nullable LocalTime time) {
        return time == null ? "" : time.toString();
    }
}
