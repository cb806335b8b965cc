/** What the whole library comes to for everybody: snapshots of all facts, runs over them, and what other rules would do. */
@ApplicationModule(
        displayName = "政策测算",
        allowedDependencies = {
            "audit",
            "background",
            "kernel",
            "web",
            "views",
            "workbook",
            "enterprise",
            "policy",
            "policy.fund",
            "policy.programme",
            "engine"
        })
@NullMarked
package io.xingyuan.policy.population;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
