/** Procedures as data: stages in order, who decides, limits with their source; versions, checks and publication by two. */
@ApplicationModule(
        displayName = "办理流程",
        allowedDependencies = {"audit", "calendar", "kernel", "web"})
@NullMarked
package io.xingyuan.casework.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
