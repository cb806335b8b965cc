package io.xingyuan.policy.studio;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class StudioConfiguration {

    @Bean
    MenuItem studioItem() {
        return new MenuItem("政策工作室", "pencil", "/studio", 29, Role.Group.POLICY_STAFF.roles());
    }
}
