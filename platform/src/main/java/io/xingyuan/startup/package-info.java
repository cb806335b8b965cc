/** What a start says to the person in front of it: one line when it cannot, a few lines when it can. */
@ApplicationModule(
        displayName = "启动",
        allowedDependencies = {})
@NullMarked
package io.xingyuan.startup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
