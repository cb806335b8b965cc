package io.xingyuan.policy.applyfree;

import io.xingyuan.kernel.Role;
import io.xingyuan.notice.NewsKind;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApplyFreeConfiguration {

    @Bean
    static MenuItem runMenu() {
        return new MenuItem("免申即享", "gift", "/apply-free", 25, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    static MenuItem ownOffersMenu() {
        return new MenuItem("免申即享", "gift", "/apply-free/own", 21, Role.Group.ENTERPRISE.roles());
    }

    @Bean
    static NewsKind clockNews() {
        return new NewsKind(ClockRounds.CLOCK, "免申即享公开时限提醒", true);
    }

    @Bean
    static NewsKind offeredNews() {
        return new NewsKind(Tellings.OFFERED, "免申即享推送", true);
    }

    @Bean
    static NewsKind askedNews() {
        return new NewsKind(Tellings.ASKED, "免申即享请补数据", true);
    }

    @Bean
    static NewsKind remindedNews() {
        return new NewsKind(Tellings.REMINDED, "免申即享提醒", true);
    }

    @Bean
    static NewsKind decidedNews() {
        return new NewsKind(Tellings.DECIDED, "免申即享进展", true);
    }

    @Bean
    static NameColumns applyFreeNames() {
        return () -> List.of(NameColumn.alone("policy.applyfree_clock", "updated_name"));
    }
}
