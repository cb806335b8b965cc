/** Working days as the State Council announces them, periods as the Civil Code counts them, clocks that stop by law. */
@ApplicationModule(
        displayName = "工作日历",
        allowedDependencies = {"audit", "kernel", "web", "workbook"})
@NullMarked
package io.xingyuan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
