/** Enterprises, their products, projects, qualifications and people, and every fact about them with source and date. */
@ApplicationModule(
        displayName = "企业",
        allowedDependencies = {"audit", "engine", "identity", "kernel", "sealing", "views", "web", "workbook"})
@NullMarked
package io.xingyuan.enterprise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
