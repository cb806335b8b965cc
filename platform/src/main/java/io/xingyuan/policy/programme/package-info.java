/** Programmes: a clause of the library opened for a year, with window, money, procedure and evidence. */
@ApplicationModule(
        displayName = "兑现安排",
        allowedDependencies = {
            "audit",
            "calendar",
            "casework",
            "kernel",
            "web",
            "identity",
            "policy",
            "policy.fund",
            "engine"
        })
@NullMarked
package io.xingyuan.policy.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
