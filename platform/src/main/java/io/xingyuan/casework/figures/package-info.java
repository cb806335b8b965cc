/** Figures of casework: time by who held the case, running about, limits against time used; each opens what it counts. */
@ApplicationModule(
        displayName = "办件统计",
        allowedDependencies = {"audit", "casework", "casework.procedure", "kernel", "web", "workbook"})
@NullMarked
package io.xingyuan.casework.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
