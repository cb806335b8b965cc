package io.xingyuan.policy.recovery;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    static MenuItem recoveryMenu() {
        return new MenuItem("资金追回", "arrow-back-up", "/recoveries", 28, Role.Group.POLICY_STAFF.roles());
    }
}
