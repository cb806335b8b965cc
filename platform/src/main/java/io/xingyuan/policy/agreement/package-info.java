/** Agreements: what was agreed with one enterprise alone, its promises and instalments, kept and paid. */
@ApplicationModule(
        displayName = "一事一议",
        allowedDependencies = {
            "audit",
            "casework",
            "engine",
            "enterprise",
            "files",
            "identity",
            "kernel",
            "notice",
            "policy",
            "policy.fund",
            "policy.recovery",
            "web"
        })
@NullMarked
package io.xingyuan.policy.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
