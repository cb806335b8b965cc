/** Backups: the whole of one installation in one file that shows any damage, and its way back. */
@ApplicationModule(
        displayName = "备份",
        allowedDependencies = {"audit", "database", "startup"})
@NullMarked
package io.xingyuan.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
