/** Keeping one installation well: examinations with their repair, scheduled backups, health and figures. */
@ApplicationModule(
        displayName = "运行状况",
        allowedDependencies = {"audit", "backup", "database", "kernel", "startup", "web"})
@NullMarked
package io.xingyuan.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
