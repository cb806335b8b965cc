/** The check-up: which clauses pay one enterprise, how much, and what is missing. */
@ApplicationModule(
        displayName = "政策体检",
        allowedDependencies = {"audit", "kernel", "web", "enterprise", "policy", "policy.fund", "engine"})
@NullMarked
package io.xingyuan.policy.checkup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
