package io.xingyuan.notice;

import io.xingyuan.kernel.Role;
import io.xingyuan.sealing.SealedColumns;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.List;
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

    @Bean
    static MenuItem webhookMenu() {
        return new MenuItem("网络回调", "world", "/webhooks", 93, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }

    @Bean
    static NewsKind digestNews() {
        return Digests.KIND;
    }

    @Bean
    static SealedColumns sealedNotices() {
        return () -> List.of(Webhooks.SECRET, Outbox.RECIPIENT, Outbox.BODY);
    }

    @Bean
    static NameColumns noticeNames() {
        return () -> List.of(NameColumn.alone("notice.webhook", "created_by"));
    }
}
