package io.xingyuan.audit;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    static HeadSigning headSigning(
            JdbcClient sql, TransactionTemplate transaction, Clock clock, HeadSigning.Settings settings) {
        return new HeadSigning(sql, transaction, clock, settings);
    }

    @Bean
    static HeadSigning.Settings headSettings(
            @Value("${xingyuan.audit.key}") Path key,
            @Value("${xingyuan.audit.heads}") Path heads,
            @Value("${xingyuan.audit.every}") Duration every) {
        return new HeadSigning.Settings(key, heads, every);
    }

    /** Last of all interceptors, so that what the access rules refuse does not count as read. */
    @Bean
    static WebMvcConfigurer auditedReads(Audit audit) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AuditedReads(audit)).order(Ordered.LOWEST_PRECEDENCE);
            }
        };
    }

    @Bean
    static MenuItem auditMenu() {
        return new MenuItem("审计日志", "shield-lock", "/audit", 92, Set.of(Role.AUDIT_ADMINISTRATOR));
    }
}
