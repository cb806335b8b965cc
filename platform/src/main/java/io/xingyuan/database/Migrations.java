package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 数据库升级: brings the tables up to this program; never touches those of a newer one. */
final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    static void apply(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(Migrations::isUnknown)
                .reduce((earlier, later) -> later)
                .ifPresent(unknown -> {
                    throw new StartupRefusal(
                            Obstacle.DATABASE,
                            "数据库由更新版本的杏园建立（" + unknown.getVersion() + "），请使用新版程序；数据未作任何改动",
                            "the database was written by a newer Xingyuan (" + unknown.getVersion()
                                    + "); use the newer program, nothing was changed");
                });
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            LOG.error("The upgrade failed", e);
            throw new StartupRefusal(
                    Obstacle.UPGRADE,
                    "数据库升级失败，已全部撤回，数据仍是升级前的样子；请换回原版程序，并把日志交给维护人员（" + reason(e) + "）",
                    "the upgrade of the database failed and was undone as a whole, the data is as before; go back to"
                            + " the earlier program and send in the log",
                    e);
        }
    }

    /** PostgreSQL's own first line, which names the place. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static boolean isUnknown(MigrationInfo migration) {
        MigrationState state = migration.getState();
        return state.isApplied() && !state.isResolved();
    }
}
