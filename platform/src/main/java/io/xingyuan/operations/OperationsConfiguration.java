package io.xingyuan.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.xingyuan.backup.BackupRun;
import io.xingyuan.kernel.Role;
import io.xingyuan.startup.StartupHint;
import io.xingyuan.web.MenuItem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OperationsConfiguration {

    @Bean
    static MenuItem operationsItem() {
        return new MenuItem("运行状况", "heartbeat", "/operations", 92, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }

    /** Where this machine's monitoring asks. */
    @Bean
    static StartupHint managementAddress(Environment environment) {
        return () -> {
            String port = environment.getProperty("local.management.port");
            return port == null ? List.of() : List.of("监控 Monitor  http://127.0.0.1:" + port + "/actuator/health");
        };
    }

    /** A failed backup is a warning to people and no reason to send visitors elsewhere. */
    @Bean
    static HealthIndicator backupHealth(ScheduledBackups backups) {
        return () -> backups.last(BackupRun.Action.BACKUP)
                .map(run -> (run.good() ? Health.up() : Health.status("WARNING"))
                        .withDetail("at", run.at())
                        .withDetail("file", run.file())
                        .withDetail("message", run.message())
                        .build())
                .orElseGet(
                        () -> Health.unknown().withDetail("message", "none yet").build());
    }

    /** For a day after the clock jumped. */
    @Bean
    static HealthIndicator clockHealth(ClockWatch watch, Clock clock) {
        return () -> watch.last()
                .filter(jump -> jump.within(Duration.ofDays(1), clock.instant()))
                .map(jump -> Health.status("WARNING")
                        .withDetail("jumped", jump.toString())
                        .build())
                .orElseGet(() -> Health.up().build());
    }

    @Bean
    static MeterBinder ownFigures(ScheduledBackups backups, JdbcClient jdbc, Clock clock) {
        return registry -> {
            gauge(
                    registry,
                    "xingyuan.backup.age.seconds",
                    "since the last good backup",
                    () -> backups.runs().stream()
                            .filter(run -> run.action() == BackupRun.Action.BACKUP && run.good())
                            .findFirst()
                            .map(run ->
                                    Duration.between(run.at(), clock.instant()).toSeconds())
                            .orElse(null));
            gauge(
                    registry,
                    "xingyuan.backup.good",
                    "whether the last backup went well",
                    () -> backups.last(BackupRun.Action.BACKUP)
                            .map(run -> run.good() ? 1 : 0)
                            .orElse(null));
            gauge(
                    registry,
                    "xingyuan.events.outstanding",
                    "events not yet delivered",
                    () -> count(jdbc, "select count(*) from database.event_publication where completion_date is null"));
        };
    }

    private static void gauge(
            MeterRegistry registry, String name, String meaning, Supplier<? extends @Nullable Number> figure) {
        Gauge.builder(name, () -> {
                    Number now = figure.get();
                    return now == null ? Double.NaN : now.doubleValue();
                })
                .description(meaning)
                .register(registry);
    }

    private static @Nullable Number count(JdbcClient jdbc, String sql) {
        try {
            return jdbc.sql(sql).query(Long.class).single();
        } catch (DataAccessException e) {
            return null; // the database is away; its own health says so
        }
    }
}
