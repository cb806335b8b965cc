/** Money: budget pools with their ledger, awards, payments in batches to the bank and back. */
@ApplicationModule(
        displayName = "资金与拨付",
        allowedDependencies = {
            "audit",
            "kernel",
            "web",
            "workbook",
            "sealing",
            "identity",
            "notice",
            "enterprise",
            "policy",
            "engine"
        })
@NullMarked
package io.xingyuan.policy.fund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
