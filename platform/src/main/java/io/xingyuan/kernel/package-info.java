/** Value types that several modules share, and the three ways in which the house says no. */
@ApplicationModule(displayName = "核心")
@NullMarked
package io.xingyuan.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
