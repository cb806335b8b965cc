package io.xingyuan.policy.agreement;

import io.xingyuan.kernel.Role;
import io.xingyuan.notice.NewsKind;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {

    @Bean
    static MenuItem agreementItem() {
        return new MenuItem("一事一议", "file-certificate", "/agreements", 26, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    static MenuItem ownAgreementItem() {
        return new MenuItem("我的约定", "file-certificate", "/agreements", 26, Role.Group.ENTERPRISE.roles());
    }

    @Bean
    static NewsKind promiseNews() {
        return new NewsKind(AgreementRound.PROMISE, "约定承诺到期与逾期", true);
    }

    @Bean
    static NameColumns agreementNames() {
        return () -> List.of(NameColumn.alone("policy.agreement", "updated_name"));
    }
}
