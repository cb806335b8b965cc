package io.xingyuan.policy.figures;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AwardFiguresConfiguration {

    @Bean
    static MenuItem awardsMenu() {
        return new MenuItem("兑现统计", "chart-pie", AwardsPage.PATH, 51, Role.Group.POLICY_STAFF.roles());
    }
}
