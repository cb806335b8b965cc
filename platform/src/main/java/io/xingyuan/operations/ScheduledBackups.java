package io.xingyuan.operations;

import io.xingyuan.backup.BackupRun;
import io.xingyuan.backup.Backups;
import io.xingyuan.backup.Retention;
import io.xingyuan.database.LocalDatabase;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** 定时备份: one backup a night, verified at once, older ones thinned out. */
@Component
class ScheduledBackups {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration MISSED = Duration.ofHours(26);
    private static final String NEVER = "-";

    private final Environment environment;
    private final Clock clock;
    private final Path data;
    private final ReentrantLock running = new ReentrantLock();

    ScheduledBackups(Environment environment, Clock clock, @Value("${xingyuan.data}") Path data) {
        this.environment = environment;
        this.clock = clock;
        this.data = data.toAbsolutePath().normalize();
    }

    @Scheduled(cron = "${xingyuan.backup.schedule}", zone = "Asia/Shanghai")
    void nightly() {
        run();
    }

    /** A machine that sleeps at night makes up for it some minutes after its start. */
    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void missed() {
        boolean late = last(BackupRun.Action.BACKUP)
                .map(run -> run.at().plus(MISSED).isBefore(clock.instant()))
                .orElse(true);
        if (late && !NEVER.equals(schedule())) {
            run();
        }
    }

    /** Does nothing while one is being made. */
    void run() {
        if (!running.tryLock()) {
            return;
        }
        try {
            Backups backups = backups();
            String url = databaseUrl();
            Path file = url.isEmpty()
                    ? backups.physical(
                            Backups.Occasion.SCHEDULED, Path.of(text("xingyuan.database.programs", data.toString())))
                    : backups.portable(Backups.Occasion.SCHEDULED, LocalDatabase.secretUrl(url));
            LOG.info("backed up: {} {}", file, backups.verify(file));
            int deleted = backups.prune(new Retention(number("daily"), number("weekly"), number("monthly")), ZONE);
            LOG.info("{} older backups deleted", deleted);
        } catch (StartupRefusal | IOException e) {
            LOG.error("The scheduled backup failed", e);
        } finally {
            running.unlock();
        }
    }

    boolean isRunning() {
        return running.isLocked();
    }

    private Backups backups() {
        return Backups.of(
                        data,
                        Path.of(text("xingyuan.backup.folder", "")).toAbsolutePath(),
                        environment.getProperty("xingyuan.backup.passphrase"),
                        LOG::debug)
                .withHeads(Path.of(environment.getRequiredProperty("xingyuan.audit.heads")));
    }

    String databaseUrl() {
        String url = text("xingyuan.database.url", "");
        return url.equals("none") ? "" : url;
    }

    String schedule() {
        return text("xingyuan.backup.schedule", NEVER);
    }

    private int number(String name) {
        return environment.getRequiredProperty("xingyuan.backup." + name, Integer.class);
    }

    private String text(String name, String otherwise) {
        return environment.getProperty(name, otherwise);
    }

    Path data() {
        return data;
    }

    List<BackupRun> runs() {
        return backups().runs();
    }

    Optional<BackupRun> last(BackupRun.Action action) {
        return runs().stream().filter(run -> run.action() == action).findFirst();
    }
}
