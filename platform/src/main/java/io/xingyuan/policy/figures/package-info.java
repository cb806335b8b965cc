/** Figures of awards: budgets against their use, and the money by clause, park, size class and chain segment. */
@ApplicationModule(
        displayName = "兑现统计",
        allowedDependencies = {"audit", "calendar", "casework", "kernel", "web", "workbook", "policy", "policy.fund"})
@NullMarked
package io.xingyuan.policy.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
