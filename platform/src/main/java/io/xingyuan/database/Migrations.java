package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** 数据库升级: brings the tables up to this program; never touches those of a newer one. */
final class Migrations {

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
        flyway.migrate();
    }

    private static boolean isUnknown(MigrationInfo migration) {
        MigrationState state = migration.getState();
        return state.isApplied() && !state.isResolved();
    }
}
