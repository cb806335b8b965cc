package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.notice.NewsKind;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExpertsConfiguration {

    @Bean
    static MenuItem expertMenu() {
        return new MenuItem("专家评审", "users-group", "/panels", 8, Set.of(Role.POLICY_OFFICER));
    }

    @Bean
    static MenuItem reviewMenu() {
        return new MenuItem("我的评审", "clipboard-check", "/reviews", 6, Set.of(Role.EXPERT));
    }

    @Bean
    static NewsKind expertAsked() {
        return new NewsKind("expert-asked", "请您评审", true);
    }

    @Bean
    static NewsKind panelShort() {
        return new NewsKind("panel-short", "专家组缺人", false);
    }

    @Bean
    static NewsKind panelConcluded() {
        return new NewsKind("panel-concluded", "专家评分已完成", false);
    }

    @Bean
    static HomeContent reviewsToDo(Panels panels) {
        return new HomeContent() {
            @Override
            public List<Task> tasks(Visitor visitor) {
                return visitor.role() == Role.EXPERT
                        ? panels.withSeat(visitor.account()).stream()
                                .filter(Panel::running)
                                .filter(panel -> panel.seats().stream()
                                        .anyMatch(seat -> seat.account().equals(visitor.account())
                                                && seat.status() == Seat.Status.ASKED))
                                .map(panel -> new Task(
                                        t("评审“{0}”", panel.heading()),
                                        panel.number(),
                                        "/reviews/" + panel.id(),
                                        null,
                                        null))
                                .toList()
                        : List.of();
            }
        };
    }

    @Bean
    static NameColumns expertNames() {
        return () -> List.of(
                new NameColumn("casework.expert", "name", "account"),
                NameColumn.alone("casework.expert_tie", "declared_by"),
                new NameColumn("casework.panel_candidate", "name", "account"));
    }
}
