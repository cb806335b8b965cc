/** Cases: whatever is applied for, reviewed and decided, as stages under a clock, with one inbox and one record. */
@ApplicationModule(
        displayName = "事项办理",
        allowedDependencies = {
            "audit",
            "calendar",
            "casework.procedure",
            "files",
            "identity",
            "kernel",
            "notice",
            "sealing",
            "views",
            "web",
            "workbook"
        })
@NullMarked
package io.xingyuan.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
