package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.secret.PasswordHashes;
import io.xingyuan.identity.secret.SignInProfile;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.OutboxView;
import io.xingyuan.sealing.SealedColumns;
import io.xingyuan.web.Banners;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration implements WebMvcConfigurer {

    /** The roles that may end the demo: ADR 0132. */
    static final Set<Role> DEMO_ENDERS =
            Set.of(Role.LEADER, Role.POLICY_OFFICER, Role.SERVICE_SPECIALIST, Role.SYSTEM_ADMINISTRATOR);

    private final ObjectProvider<SignInProfile> profile;
    private final ObjectProvider<Clock> clock;
    private final ObjectProvider<ActingNow> acting;

    IdentityConfiguration(
            ObjectProvider<SignInProfile> profile, ObjectProvider<Clock> clock, ObjectProvider<ActingNow> acting) {
        this.profile = profile;
        this.clock = clock;
        this.acting = acting;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SignInChecks(clock.getObject(), profile.getObject()))
                .order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(acting.getObject()).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }

    @Bean
    static ActingNow actingNow(Accounts accounts, Grants grants) {
        return new ActingNow(accounts, grants);
    }

    @Bean
    static SignInProfile signInProfile(@Value("${xingyuan.sign-in.profile:dengbao}") String name) {
        return SignInProfile.named(name);
    }

    @Bean
    static SealedColumns sealedEmails() {
        return () -> List.of(
                Emails.COLUMN, EmailChanges.COLUMN, CodeGenerators.SECRET, OutsideSessions.COLUMN, Invitations.MAIL);
    }

    @Bean
    static PasswordEncoder passwords() {
        return PasswordHashes.encoder();
    }

    /** In a demo all people are invented. */
    @Bean
    static OutboxView outboxView(Installation installation) {
        return installation::demo;
    }

    @Bean
    static MenuItem accountMenu() {
        return new MenuItem("账号管理", "users", "/accounts", 90, Role.Group.ADMINISTRATORS.roles());
    }

    @Bean
    static MenuItem grantMenu() {
        return new MenuItem("授权确认", "checklist", "/grants", 91, Role.Group.ADMINISTRATORS.roles());
    }

    @Bean
    static MenuItem organisationMenu() {
        return new MenuItem("单位管理", "building-community", "/organisations", 92, Role.Group.ADMINISTRATORS.roles());
    }

    @Bean
    static MenuItem dutyMenu() {
        Set<Role> readers = new HashSet<>(Role.Group.STAFF.roles());
        readers.addAll(Role.Group.ADMINISTRATORS.roles());
        return new MenuItem("职责矩阵", "list-details", "/duties", 93, readers);
    }

    @Bean
    static MenuItem peopleMenu() {
        return new MenuItem("本企业人员", "users", "/people", 38, Set.of(Role.ENTERPRISE_ADMINISTRATOR));
    }

    /** Somebody who signed in but holds no role today is told so. */
    @Bean
    static Banners noCapacityBanner() {
        return visitor -> visitor.signedIn() && visitor.role() == Role.GUEST
                ? Optional.of(new Banners.Banner(t("您现在没有生效的角色，只能查阅公开内容；请联系系统管理员。"), "", ""))
                : Optional.empty();
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

    @Bean
    static NameColumns identityNames() {
        return () -> List.of(new NameColumn("identity.invitation", "issued_name", "issued_by"));
    }
}
