/** Recovery: when the facts behind paid money are revoked, a case opens that decides whether it is claimed back. */
@ApplicationModule(
        displayName = "资金追回",
        allowedDependencies = {
            "audit",
            "casework",
            "engine",
            "enterprise",
            "identity",
            "kernel",
            "policy",
            "policy.checkup",
            "policy.fund",
            "web",
            "workbook"
        })
@NullMarked
package io.xingyuan.policy.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
