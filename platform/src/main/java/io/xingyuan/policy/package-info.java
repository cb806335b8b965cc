/** The policy library as pages: documents, clauses, their figures over time and their tests. */
@ApplicationModule(
        displayName = "政策",
        allowedDependencies = {"audit", "kernel", "views", "web", "workbook", "enterprise", "engine"})
@NullMarked
package io.xingyuan.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
