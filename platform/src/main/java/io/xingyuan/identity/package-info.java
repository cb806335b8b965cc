/** Accounts and roles: who may sign in and how, the demo and its end, the first administrator. */
@ApplicationModule(
        displayName = "身份",
        allowedDependencies = {"kernel", "web", "sealing", "startup", "workbook", "notice", "audit", "identity.secret"})
@NullMarked
package io.xingyuan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
