/** The program's PostgreSQL: its own one in the data directory, or an external one; its tables' history. */
@ApplicationModule(displayName = "数据库", allowedDependencies = "startup")
@NullMarked
package io.xingyuan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
