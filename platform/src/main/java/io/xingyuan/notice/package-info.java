/** Mail to people: an outbox that is written with what it tells of, and sent in the background. */
@ApplicationModule(
        displayName = "通知",
        allowedDependencies = {"kernel", "web", "audit"})
@NullMarked
package io.xingyuan.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
