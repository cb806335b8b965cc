package io.xingyuan.backup;

import io.xingyuan.audit.HeadsPlace;
import io.xingyuan.database.LocalDatabase;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 备份: what one installation has of them in one folder, and how it gets more. */
public final class Backups {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern SCHEDULED = Pattern.compile("xingyuan-scheduled-(\\d{8}T\\d{6}Z)\\..*");
    private static final String UNKNOWN = "0";

    /** What made a file: the person at the command line may keep it as long as they like. */
    public enum Occasion {
        MANUAL("xingyuan-"),
        SCHEDULED("xingyuan-scheduled-");

        private final String prefix;

        Occasion(String prefix) {
            this.prefix = prefix;
        }
    }

    private final Path data;
    private final Path folder;
    private final Path heads;
    private final Journal journal;
    private final Consumer<String> lines;
    private final @Nullable Passphrase passphrase;

    private Backups(Path data, Path folder, Path heads, Consumer<String> lines, @Nullable Passphrase passphrase) {
        this.data = data;
        this.folder = folder;
        this.heads = heads;
        this.journal = new Journal(data.resolve("backups"));
        this.lines = lines;
        this.passphrase = passphrase;
    }

    /**
     * Those of a data directory, new ones going to the folder.
     *
     * @param words what the archives are encrypted with, null or empty for none
     */
    public static Backups of(Path data, Path folder, @Nullable String words, Consumer<String> lines) {
        return new Backups(
                data,
                folder,
                data.resolve(HeadsPlace.FOLDER),
                lines,
                words == null || words.isEmpty() ? null : new Passphrase(words));
    }

    /** The same, where the audit log's signed heads lie elsewhere. */
    public Backups withHeads(Path elsewhere) {
        return new Backups(data, folder, elsewhere.toAbsolutePath().normalize(), lines, passphrase);
    }

    /** The embedded database's files and log. */
    public Path physical(Occasion occasion, Path programs) {
        return make(occasion, "", archive -> {
            try (LocalDatabase database = LocalDatabase.open(data, programs)) {
                return new PhysicalBackup(database, archive).write(data, heads, program());
            }
        });
    }

    /** Every row, from whichever database stands behind the address. */
    public Path portable(Occasion occasion, String secretUrl) {
        return make(occasion, "portable-", archive -> {
            try (Connection connection = DriverManager.getConnection(secretUrl)) {
                return new PortableBackup(connection, archive).write(data, heads, program());
            }
        });
    }

    private interface Writing {
        Manifest write(ArchiveWriter archive) throws Exception;
    }

    private Path make(Occasion occasion, String kind, Writing writing) {
        Instant began = Instant.now();
        Path file = folder.resolve(
                occasion.prefix + kind + STAMP.format(began) + ".zip" + (passphrase == null ? "" : ".sealed"));
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (ArchiveWriter archive = new ArchiveWriter(file, passphrase, new Progress("已读取 read", 0, lines))) {
                archive.finish(writing.write(archive));
            }
            note(began, BackupRun.Action.BACKUP, file, "");
            return file;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            RuntimeException refusal = ArchiveWriter.refusal(file, e);
            noteQuietly(began, BackupRun.Action.BACKUP, file, String.valueOf(refusal.getMessage()));
            throw refusal;
        }
    }

    /** Reads every byte of a backup; refuses a damaged one. */
    public String verify(Path file) {
        Instant began = Instant.now();
        try {
            Manifest manifest = reader(file).verify();
            note(began, BackupRun.Action.VERIFICATION, file, "");
            return describe(manifest);
        } catch (IOException | StartupRefusal e) {
            RuntimeException refusal = ArchiveWriter.refusal(file, e);
            noteQuietly(began, BackupRun.Action.VERIFICATION, file, String.valueOf(refusal.getMessage()));
            throw refusal;
        }
    }

    private ArchiveReader reader(Path file) {
        return new ArchiveReader(file, passphrase, new Progress("已校验 checked", 0, lines));
    }

    private static String describe(Manifest manifest) {
        return "备份时间 taken " + manifest.taken() + " · "
                + (manifest.kind() == Manifest.Kind.PHYSICAL
                        ? "物理备份 physical, " + manifest.files().size() + " 个文件 files, "
                                + Progress.megabytes(manifest.bytes())
                        : "通用导出 portable, " + manifest.tables().size() + " 张表 tables, " + manifest.rows() + " 行 rows")
                + " · 表结构 schema " + manifest.schema();
    }

    /**
     * Makes an installation of a file, or of the newest one in a folder, and says in one line what it holds.
     *
     * @param secretUrl the external database to fill, null for the program's own
     */
    public String restore(Path fileOrFolder, Path programs, @Nullable String secretUrl) {
        Path file = Files.isDirectory(fileOrFolder) ? newest(fileOrFolder) : fileOrFolder;
        Restoring restoring = new Restoring(file, passphrase, new Progress("已处理 done", 0, lines));
        try {
            var restored = secretUrl == null ? restoring.into(data, programs) : restoring.intoDatabase(secretUrl, data);
            Invariants held = restored.invariants();
            return describe(restored.manifest()) + " · 恢复后 restored: "
                    + held.rows().size() + " 张表 tables, " + held.total() + " 行 rows, " + held.foreignKeys()
                    + " 个外键无缺 foreign keys hold";
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw restoreRefusal(e);
        }
    }

    private RuntimeException restoreRefusal(Exception cause) {
        if (cause instanceof StartupRefusal refusal) {
            return refusal;
        }
        boolean full = String.valueOf(cause.getMessage()).contains("No space left");
        return new StartupRefusal(
                full ? Obstacle.DISK_FULL : Obstacle.BACKUP,
                "恢复没有完成，" + data + " 未留下半成品：" + cause.getMessage(),
                "the restore was not made, nothing half is left: " + cause.getMessage(),
                cause);
    }

    private static Path newest(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("xingyuan-.*\\.zip(\\.sealed)?"))
                    .max((a, b) -> stamp(a).compareTo(stamp(b)))
                    .orElseThrow(() ->
                            new StartupRefusal(Obstacle.BACKUP, folder + " 里没有备份", "there is no backup in " + folder));
        } catch (IOException e) {
            throw new StartupRefusal(Obstacle.BACKUP, "读不了 " + folder, "cannot read " + folder, e);
        }
    }

    private static String stamp(Path file) {
        return file.getFileName().toString().replaceFirst("^xingyuan-\\D*", "");
    }

    /** Deletes scheduled backups that the rule no longer keeps; gives how many. */
    public int prune(Retention retention, ZoneId zone) throws IOException {
        Map<Instant, Path> made = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> scheduledAt(file).ifPresent(at -> made.put(at, file)));
        }
        clearUnfinished();
        Set<Instant> kept = retention.keep(made.keySet(), zone);
        int deleted = 0;
        for (var each : made.entrySet()) {
            if (!kept.contains(each.getKey())) {
                Files.delete(each.getValue());
                deleted++;
            }
        }
        return deleted;
    }

    /** What a crash left of a backup; one that is being written is younger. */
    private void clearUnfinished() throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".xingyuan-*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).compareTo(yesterday) < 0) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static Optional<Instant> scheduledAt(Path file) {
        Matcher name = SCHEDULED.matcher(file.getFileName().toString().replace("portable-", ""));
        try {
            return name.matches() ? Optional.of(STAMP.parse(name.group(1), Instant::from)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What has been done so far, newest first. */
    public List<BackupRun> runs() {
        return journal.read();
    }

    private void note(Instant began, BackupRun.Action action, Path file, String message) throws IOException {
        long bytes = Files.exists(file) ? Files.size(file) : 0;
        Path name = file.getFileName();
        journal.write(new BackupRun(
                began,
                action,
                String.valueOf(name),
                bytes,
                Instant.now().toEpochMilli() - began.toEpochMilli(),
                message.isEmpty(),
                message));
    }

    /** A failure is noted where that is possible: the disk may be what failed. */
    private void noteQuietly(Instant began, BackupRun.Action action, Path file, String message) {
        try {
            note(began, action, file, message);
        } catch (IOException e) {
            lines.accept("  " + e.getMessage());
        }
    }

    private static String program() {
        String version = Backups.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
