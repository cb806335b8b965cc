/** What proves who somebody is: passwords and their rules, one-time codes, random tokens. Pure, without tables. */
@ApplicationModule(
        displayName = "鉴别信息",
        allowedDependencies = {})
@NullMarked
package io.xingyuan.identity.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
