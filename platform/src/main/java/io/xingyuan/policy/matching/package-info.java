/** From policy to enterprises: who meets one clause or many, for how much, and what keeps the others from it. */
@ApplicationModule(
        displayName = "政策找企业",
        allowedDependencies = {
            "audit",
            "kernel",
            "web",
            "views",
            "enterprise",
            "policy",
            "policy.fund",
            "policy.checkup",
            "policy.population",
            "engine"
        })
@NullMarked
package io.xingyuan.policy.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
