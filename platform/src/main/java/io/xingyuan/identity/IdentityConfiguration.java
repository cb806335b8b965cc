package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Banners;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.Visitor;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration implements WebMvcConfigurer {

    /** The roles that may end the demo: ADR 0132. */
    static final Set<Role> DEMO_ENDERS = Set.of(Role.LEADER, Role.POLICY_OFFICER, Role.SERVICE_SPECIALIST);

    private final ObjectProvider<Accounts> accounts;

    IdentityConfiguration(ObjectProvider<Accounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StillSignedIn(accounts.getObject())).order(Ordered.HIGHEST_PRECEDENCE);
    }

    /** bcrypt today; the prefix in each stored hash lets it change. */
    @Bean
    static PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    static MenuItem accountMenu() {
        return new MenuItem("账号管理", "users", "/accounts", 90, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }

    @Bean
    static Banners demoBanner(Installation installation) {
        return visitor -> installation.demo() ? Optional.of(banner(visitor)) : Optional.empty();
    }

    private static Banners.Banner banner(Visitor visitor) {
        boolean mayEnd = DEMO_ENDERS.contains(visitor.role());
        String action = mayEnd ? t("清除演示，正式启用") : visitor.signedIn() ? t("换一个身份") : t("选择身份登录");
        return new Banners.Banner(t("这里是演示：企业、人员和数据均为虚构。"), action, mayEnd ? "/demo/end" : "/sign-in");
    }
}
