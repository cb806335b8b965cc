/** Experts who score: a pool with fields and ties, panels drawn by lot on record, score sheets blind until all are in. */
@ApplicationModule(
        displayName = "专家评审",
        allowedDependencies = {"audit", "casework", "casework.procedure", "files", "identity", "kernel", "notice", "web"
        })
@NullMarked
package io.xingyuan.casework.experts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
