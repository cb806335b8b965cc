package io.xingyuan.casework;

import io.xingyuan.calendar.Light;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 亮灯日: from which day on which light shows; all null where no clock runs or it stands still.
 *
 * @param due the last day
 */
record LightDays(
        @Nullable LocalDate due,
        @Nullable LocalDate yellow,
        @Nullable LocalDate red) {

    static final LightDays NONE = new LightDays(null, null, null);

    @Nullable
    Light light(LocalDate today) {
        if (due == null) {
            return null;
        }
        if (today.isAfter(due)) {
            return Light.OVERDUE;
        }
        if (red != null && !today.isBefore(red)) {
            return Light.RED;
        }
        return yellow != null && !today.isBefore(yellow) ? Light.YELLOW : Light.GREEN;
    }
}
