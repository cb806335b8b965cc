/** The program's PostgreSQL, its own or an external one: its tables' history, and who reaches which of their rows. */
@ApplicationModule(
        displayName = "数据库",
        allowedDependencies = {"kernel", "startup"})
@NullMarked
package io.xingyuan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
