/** What people are told: in-app messages, mail from an outbox and calls to other systems, each after its commit. */
@ApplicationModule(
        displayName = "通知",
        allowedDependencies = {"kernel", "web", "audit", "sealing"})
@NullMarked
package io.xingyuan.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
