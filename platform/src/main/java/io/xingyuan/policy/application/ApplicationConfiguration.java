package io.xingyuan.policy.application;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ApplicationConfiguration {

    @Bean
    MenuItem applyItem() {
        return new MenuItem("去申报", "send", "/apply", 22, Role.Group.ENTERPRISE.roles());
    }

    @Bean
    MenuItem applicationItem() {
        return new MenuItem("申报", "file-text", "/applications", 24, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    NameColumns applicationNames() {
        return () -> List.of(NameColumn.alone("policy.application", "updated_name"));
    }
}
