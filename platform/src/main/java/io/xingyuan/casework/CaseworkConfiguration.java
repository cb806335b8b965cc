package io.xingyuan.casework;

import io.xingyuan.kernel.Role;
import io.xingyuan.notice.NewsKind;
import io.xingyuan.sealing.SealedColumns;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {

    @Bean
    static SealedColumns sealedObjections() {
        return () -> List.of(Objections.NAME, Objections.CONTACT);
    }

    @Bean
    static NewsKind correctionNews() {
        return new NewsKind(CaseNews.CORRECTION, "要求补正", true);
    }

    @Bean
    static NewsKind closedNews() {
        return new NewsKind(CaseNews.CLOSED, "事项办结", true);
    }

    @Bean
    static NewsKind urgedNews() {
        return new NewsKind(CaseNews.URGED, "催办事项", false);
    }

    @Bean
    static NewsKind dueNews() {
        return new NewsKind(DeadlineRounds.DUE, "待办快到期与超期", false);
    }

    @Bean
    static NewsKind arrivedNews() {
        return new NewsKind(CaseNews.ARRIVED, "新到待办", false);
    }

    @Bean
    static NewsKind correctedNews() {
        return new NewsKind(CaseNews.CORRECTED, "补正已交", false);
    }

    @Bean
    static NewsKind objectionNews() {
        return new NewsKind(CaseNews.OBJECTED, "公示异议", false);
    }

    @Bean
    static NewsKind handedNews() {
        return new NewsKind(CaseNews.HANDED, "转办、加签与抄送", false);
    }

    @Bean
    static MenuItem inboxMenu() {
        Set<Role> roles = EnumSet.copyOf(Role.Group.STAFF.roles());
        roles.addAll(Role.Group.ENTERPRISE.roles());
        return new MenuItem("事务箱", "inbox", "/inbox", 5, roles);
    }

    @Bean
    static MenuItem procedureMenu() {
        return new MenuItem("办理流程", "route", "/procedures", 13, Role.Group.STAFF.roles());
    }

    @Bean
    static MenuItem publicityMenu() {
        return new MenuItem("公示", "speakerphone", "/publicity", 10, EnumSet.allOf(Role.class));
    }

    @Bean
    static MenuItem progressMenu() {
        return new MenuItem("进度查询", "list-search", "/progress", 11, Set.of(Role.GUEST));
    }

    @Bean
    static MenuItem lightMenu() {
        return new MenuItem("亮灯界限", "alarm", "/lights", 84, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }

    @Bean
    static NameColumns caseworkNames() {
        return () -> List.of(
                new NameColumn("casework.absence", "name", "account"),
                new NameColumn("casework.absence", "delegate_name", "delegate"),
                new NameColumn("casework.copy", "name", "account"),
                NameColumn.alone("casework.copy", "by_name"),
                new NameColumn("casework.task", "holder_name", "holder"),
                NameColumn.alone("casework.light", "changed_by"),
                NameColumn.alone("casework.light", "correction_by"));
    }
}
