package io.xingyuan.database;

import com.zaxxer.hikari.HikariDataSource;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Side;
import io.xingyuan.startup.StartupHint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives the program its database: the external one that is configured, else its own. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "xingyuan.database.url")
    static class External {

        @Bean
        DatabaseAddress databaseAddress(@Value("${xingyuan.database.url}") String url) {
            return DatabaseAddress.parse(url);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "xingyuan.database.url", matchIfMissing = true, havingValue = "none")
    static class Embedded {

        @Bean
        EmbeddedPostgres embeddedPostgres(
                @Value("${xingyuan.data}") Path data, @Value("${xingyuan.database.programs}") Path programs) {
            return EmbeddedPostgres.start(data, programs);
        }

        @Bean
        StartupHint placeOfTheFiles(EmbeddedPostgres postgres, @Value("${xingyuan.data}") Path data) {
            boolean elsewhere =
                    !postgres.files().startsWith(data.toAbsolutePath().normalize());
            return () -> elsewhere ? List.of("数据库 Database  " + postgres.files()) : List.of();
        }

        /** Four segments of the write-ahead log stay free by default. */
        @Bean
        WebMvcConfigurer diskGuard(
                EmbeddedPostgres postgres, @Value("${xingyuan.database.reserve:64MB}") DataSize reserve) {
            DiskGuard guard = new DiskGuard(postgres.files(), reserve.toBytes());
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(guard);
                }
            };
        }

        @Bean
        DatabaseAddress databaseAddress(EmbeddedPostgres postgres) {
            return postgres.address();
        }
    }

    /** Prepares what the program needs; nothing else runs under the owner's account. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerSource(DatabaseAddress address, @Value("${xingyuan.database.patience:0s}") Duration patience) {
        new Patience(patience, pause -> LockSupport.parkNanos(pause.toNanos())).examine(address);
        return new DriverManagerDataSource(address.url(), address.properties());
    }

    @Bean
    SideAccounts sideAccounts(
            DatabaseAddress address,
            @FlywayDataSource DataSource ownerSource,
            @Value("${xingyuan.database.accounts:#{null}}") @Nullable String installation,
            @Value("${xingyuan.database.secret:#{null}}") @Nullable String secret) {
        return SideAccounts.prepare(address, installation, secret);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource parkPool(SideAccounts accounts, @Value("${xingyuan.database.connections}") int connections) {
        return Connections.pool("park", accounts.ofPark(), connections);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource enterprisePool(SideAccounts accounts, @Value("${xingyuan.database.connections}") int connections) {
        return Connections.pool("enterprise", accounts.ofEnterprise(), connections);
    }

    @Bean
    @Primary
    Sides dataSource(
            @Qualifier("enterprisePool") DataSource enterprise,
            @Qualifier("parkPool") DataSource park,
            SideAccounts accounts,
            Side.Current current) {
        return new Sides(enterprise, park, accounts, current);
    }

    @Bean
    SideTransactions transactionManager(Sides sides) {
        return new SideTransactions(sides);
    }

    /** Outermost: the side is chosen before a transaction begins. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor parkSideCalls(
            ObjectProvider<Sides> sides, ObjectProvider<PlatformTransactionManager> transactions) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forClassAnnotation(OnParkSide.class),
                new ParkSideCalls(sides, transactions));
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    @Bean
    FlywayMigrationStrategy migrations(@FlywayDataSource DataSource ownerSource, SideAccounts accounts) {
        return flyway -> {
            Migrations.apply(flyway);
            Fences.raise(ownerSource, accounts);
        };
    }
}
