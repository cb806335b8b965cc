/** The studio: policies written, tried and published in the browser, as data with versions. */
@ApplicationModule(
        displayName = "政策工作室",
        allowedDependencies = {
            "audit",
            "kernel",
            "web",
            "enterprise",
            "files",
            "policy",
            "policy.checkup",
            "policy.fund",
            "policy.matching",
            "policy.population",
            "engine"
        })
@NullMarked
package io.xingyuan.policy.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
