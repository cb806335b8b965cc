/** Work that goes on after the answer: begun once, seen while it goes, stopped when asked, recognised after a stop. */
@ApplicationModule(
        displayName = "后台工作",
        allowedDependencies = {"audit"})
@NullMarked
package io.xingyuan.background;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
