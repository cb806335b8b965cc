/** Apply-free: the park finds who is due money under a programme, asks for one consent and pays. */
@ApplicationModule(
        displayName = "免申即享",
        allowedDependencies = {
            "audit",
            "calendar",
            "casework",
            "engine",
            "enterprise",
            "identity",
            "kernel",
            "notice",
            "policy",
            "policy.checkup",
            "policy.fund",
            "policy.matching",
            "policy.programme",
            "web",
            "workbook"
        })
@NullMarked
package io.xingyuan.policy.applyfree;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
