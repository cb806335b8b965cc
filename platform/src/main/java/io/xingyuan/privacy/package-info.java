/** What people may know and ask about the data on themselves: the notice, consent, copies, corrections, erasure. */
@ApplicationModule(
        displayName = "个人信息",
        allowedDependencies = {"kernel", "web", "audit", "sealing"})
@NullMarked
package io.xingyuan.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
