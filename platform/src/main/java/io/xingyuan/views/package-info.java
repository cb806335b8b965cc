/** Questions to a list that somebody keeps under a name, for themselves or for the park's staff. */
@ApplicationModule(
        displayName = "视图",
        allowedDependencies = {"audit", "kernel", "web"})
@NullMarked
package io.xingyuan.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
