/** The tamper-evident log: every change and every look at sensitive data leaves one row in a chain of hashes. */
@ApplicationModule(
        displayName = "审计",
        allowedDependencies = {"kernel", "web", "database", "startup"})
@NullMarked
package io.xingyuan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
