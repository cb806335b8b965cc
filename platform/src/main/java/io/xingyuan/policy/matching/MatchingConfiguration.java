package io.xingyuan.policy.matching;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class MatchingConfiguration {

    @Bean
    MenuItem matchingItem() {
        return new MenuItem("政策找企业", "zoom-check", "/matching", 25, Role.Group.POLICY_STAFF.roles());
    }
}
