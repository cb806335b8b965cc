/** Applications: an enterprise asks for the money of a programme, and is decided on by the park. */
@ApplicationModule(
        displayName = "申报",
        allowedDependencies = {
            "audit",
            "casework",
            "engine",
            "enterprise",
            "files",
            "identity",
            "kernel",
            "policy",
            "policy.checkup",
            "policy.fund",
            "policy.programme",
            "web",
            "workbook"
        })
@NullMarked
package io.xingyuan.policy.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
