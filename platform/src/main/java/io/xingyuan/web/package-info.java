/** Page layout, errors, languages, access rules and the widgets that every page uses. */
@ApplicationModule(displayName = "网页", allowedDependencies = "kernel")
@NullMarked
package io.xingyuan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
