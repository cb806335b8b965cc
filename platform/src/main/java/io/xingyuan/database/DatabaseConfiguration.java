package io.xingyuan.database;

import com.zaxxer.hikari.HikariDataSource;
import io.xingyuan.startup.StartupHint;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

        @Bean
        DatabaseAddress databaseAddress(EmbeddedPostgres postgres) {
            return postgres.address();
        }
    }

    @Bean
    HikariDataSource dataSource(DatabaseAddress address, @Value("${xingyuan.database.connections}") int connections) {
        return Connections.open(address, connections);
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return Migrations::apply;
    }
}
