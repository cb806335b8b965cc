package io.xingyuan.policy.fund;

import io.xingyuan.kernel.Role;
import io.xingyuan.notice.NewsKind;
import io.xingyuan.sealing.SealedColumns;
import io.xingyuan.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FundConfiguration {

    @Bean
    static SealedColumns sealedBankAccounts() {
        return BankAccounts::sealedColumns;
    }

    @Bean
    static NewsKind paymentNewsKind() {
        return new NewsKind(PaymentNews.MONEY, "款项到账与退回", true);
    }

    @Bean
    static NewsKind bankAccountNewsKind() {
        return new NewsKind(BankAccounts.CHANGED, "收款账户登记与更换", true);
    }

    @Bean
    static MenuItem fundMenu() {
        return new MenuItem("资金与拨付", "coin-yuan", "/fund", 40, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    static MenuItem ownPaymentsMenu() {
        return new MenuItem("我的兑现", "coin-yuan", "/fund/own", 40, Role.Group.ENTERPRISE.roles());
    }
}
