package io.xingyuan.casework.figures;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    @Bean
    static MenuItem figuresMenu() {
        return new MenuItem("办件统计", "chart-bar", FiguresPage.PATH, 50, Role.Group.STAFF.roles());
    }
}
