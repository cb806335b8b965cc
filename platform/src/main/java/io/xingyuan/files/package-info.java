/** Attachments of whatever is applied for, reviewed or decided: kept in the database, judged by content, read on record. */
@ApplicationModule(
        displayName = "附件",
        allowedDependencies = {"audit", "kernel", "web"})
@NullMarked
package io.xingyuan.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
