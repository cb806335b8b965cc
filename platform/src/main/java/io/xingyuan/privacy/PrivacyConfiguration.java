package io.xingyuan.privacy;

import io.xingyuan.kernel.Role;
import io.xingyuan.sealing.SealedColumns;
import io.xingyuan.web.MenuItem;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<Consents> consents;
    private final boolean ask;

    PrivacyConfiguration(ObjectProvider<Consents> consents, @Value("${xingyuan.privacy.ask}") boolean ask) {
        this.consents = consents;
        this.ask = ask;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (ask) {
            registry.addInterceptor(new ConsentAsked(consents.getObject())).order(100);
        }
    }

    @Bean
    static Operator operator(
            @Value("${xingyuan.privacy.operator}") String name, @Value("${xingyuan.privacy.contact}") String contact) {
        return new Operator(name, contact);
    }

    @Bean
    static SealedColumns sealedWishes() {
        return () -> List.of(DataRequests.WISH);
    }

    @Bean
    static MenuItem requestMenu() {
        return new MenuItem("个人信息请求", "id", "/privacy/requests", 95, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }
}
