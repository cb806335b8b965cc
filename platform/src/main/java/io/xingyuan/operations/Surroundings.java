package io.xingyuan.operations;

import io.xingyuan.audit.HeadsPlace;
import io.xingyuan.database.LocalDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 被检环境: where to look.
 *
 * @param program the folder with the unpacked program, null when the platform itself asks
 * @param current whether the program is as new as its sources; null when nobody knows
 * @param databaseUrl the external database, empty for the program's own
 * @param thorough whether a scratch database may be made for comparison
 */
record Surroundings(
        Path data,
        @Nullable Path program,
        @Nullable Boolean current,
        int port,
        String databaseUrl,
        Map<String, String> environment,
        Instant now,
        boolean thorough) {

    /** As the platform reads it: {@code xingyuan.backup.folder}. */
    private static final String BACKUP_FOLDER = "XINGYUAN_BACKUP_FOLDER";

    /** As the platform reads it: {@code xingyuan.audit.heads}. */
    Path heads() {
        return HeadsPlace.of(environment, data);
    }

    Path backups() {
        String folder = environment.getOrDefault(BACKUP_FOLDER, "");
        return folder.isEmpty() ? data.resolve("backups") : Path.of(folder).toAbsolutePath();
    }

    /** Where rows can be asked for, if the database answers; never to be printed. */
    Optional<String> secretUrl() {
        return databaseUrl.isEmpty()
                ? LocalDatabase.running(data).map(LocalDatabase::secretUrl)
                : Optional.of(LocalDatabase.secretUrl(databaseUrl));
    }
}
