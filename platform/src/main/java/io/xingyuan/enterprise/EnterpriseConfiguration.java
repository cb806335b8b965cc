package io.xingyuan.enterprise;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class EnterpriseConfiguration {

    @Bean
    FactDefinitions factDefinitions() {
        return FactDefinitions.shipped();
    }

    @Bean
    MenuItem enterpriseMenu() {
        return new MenuItem(
                "企业",
                "building-factory-2",
                "/enterprises",
                30,
                Set.of(Role.LEADER, Role.POLICY_OFFICER, Role.SERVICE_SPECIALIST));
    }
}
