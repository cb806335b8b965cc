/** Workbooks in and out: templates, checked imports that run in the background and can be undone, streamed exports. */
@ApplicationModule(
        displayName = "工作簿",
        allowedDependencies = {"audit", "background", "kernel", "views", "web"})
@NullMarked
package io.xingyuan.workbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
