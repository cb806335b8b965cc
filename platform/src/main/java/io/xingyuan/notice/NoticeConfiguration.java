package io.xingyuan.notice;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class NoticeConfiguration {

    @Bean
    static MenuItem outboxMenu() {
        return new MenuItem("发件箱", "mail", "/outbox", 92, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }
}
