package io.xingyuan.backup;

import io.xingyuan.database.LocalDatabase;
import io.xingyuan.database.Schema;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * 物理备份: the database's files while it works, with the log that makes them consistent.
 *
 * <p>PostgreSQL manual, 25.3.3 Making a Base Backup Using the Low Level API. A temporary replication slot keeps the log
 * from being recycled meanwhile, as pg_basebackup does, so that no archive has to be set up.
 */
final class PhysicalBackup {

    /** In the archive, the folder for the database's files. */
    static final String FOLDER = "cluster/";

    /** Contents that a restored server makes itself; the folders have to be there. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "backup_manifest",
            "current_logfiles",
            "postgresql.auto.conf.tmp");

    private static final String CONTROL = "global/pg_control";

    private final LocalDatabase database;
    private final ArchiveWriter archive;

    PhysicalBackup(LocalDatabase database, ArchiveWriter archive) {
        this.database = database;
        this.archive = archive;
    }

    /** Everything acknowledged before this returns is in the archive. */
    Manifest write(Path data, Path heads, String program) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            requireOneTablespace(statement);
            DataFiles.writeHeads(heads, archive);
            ask(statement, """
                    select slot_name::text from pg_catalog.pg_create_physical_replication_slot(
                        'xingyuan_backup_' || pg_catalog.pg_backend_pid(), true, true)""");
            ask(statement, "select pg_catalog.pg_backup_start('xingyuan', true)::text");
            copyCluster();
            String label;
            String end;
            try (ResultSet stopped =
                    statement.executeQuery("select labelfile, lsn::text from pg_catalog.pg_backup_stop(false)")) {
                stopped.next();
                label = stopped.getString(1);
                end = stopped.getString(2);
            }
            archive.add(FOLDER + "backup_label", new ByteArrayInputStream(label.getBytes(StandardCharsets.UTF_8)));
            copyLog(statement, firstSegment(label), end);
            DataFiles.write(data, heads, archive, true);
            return new Manifest(
                    Manifest.FORMAT,
                    Manifest.Kind.PHYSICAL,
                    Instant.now(),
                    program,
                    ask(statement, "show server_version"),
                    Schema.version(connection),
                    end,
                    archive.entries(),
                    List.of(),
                    List.of());
        }
    }

    private static String ask(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void requireOneTablespace(Statement statement) throws SQLException {
        String others = ask(statement, """
                select count(*)::text from pg_catalog.pg_tablespace where spcname not in ('pg_default', 'pg_global')""");
        if (!others.equals("0")) {
            throw new StartupRefusal(
                    Obstacle.BACKUP,
                    "数据库用了额外的表空间，物理备份不能完整包含，请改用 backup --portable",
                    "the database has further tablespaces, which a physical backup would miss; use backup --portable");
        }
    }

    private void copyCluster() throws Exception {
        Path cluster = database.cluster();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.equals(cluster)) {
                    return FileVisitResult.CONTINUE;
                }
                String name = folder.getFileName().toString();
                if (name.equals("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                archive.addFolder(FOLDER + cluster.relativize(folder));
                return cluster.equals(folder.getParent()) && EMPTIED.contains(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (!LEFT_OUT.contains(name) && !name.startsWith("pg_internal.init") && !name.startsWith("pgsql_tmp")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // dropped meanwhile: the log says so too
                }
                throw failure;
            }
        });
        archive.addFolder(FOLDER + "pg_wal/archive_status");
        archive.addFolder(FOLDER + "pg_wal/summaries");
        for (Path file : files) {
            if (!file.endsWith(CONTROL)) {
                copy(file);
            }
        }
        archive.add(FOLDER + CONTROL, new ByteArrayInputStream(steady(cluster.resolve(CONTROL)))); // last of all
    }

    private void copy(Path file) throws Exception {
        InputStream content;
        try {
            content = Files.newInputStream(file);
        } catch (NoSuchFileException | FileNotFoundException e) {
            return; // dropped meanwhile: the log says so too
        }
        try (content) {
            archive.add(FOLDER + database.cluster().relativize(file), content);
        }
    }

    /** The file is rewritten in place: two equal readings are a whole one. */
    private static byte[] steady(Path file) throws IOException {
        byte[] first = Files.readAllBytes(file);
        byte[] second = Files.readAllBytes(file);
        while (!Arrays.equals(first, second)) {
            first = second;
            second = Files.readAllBytes(file);
        }
        return second;
    }

    /** From {@code START WAL LOCATION: 0/9000028 (file 000000010000000000000009)}. */
    private static String firstSegment(String label) throws IOException {
        return label.lines()
                .filter(line -> line.startsWith("START WAL LOCATION"))
                .map(line -> line.replaceFirst(".*\\(file ([0-9A-F]{24})\\).*", "$1"))
                .findFirst()
                .orElseThrow(() -> new IOException("backup label without start"));
    }

    private void copyLog(Statement statement, String first, String end) throws Exception {
        String last = ask(statement, "select pg_catalog.pg_walfile_name('" + end + "')");
        long each = Long.parseLong(
                ask(statement, "select setting from pg_catalog.pg_settings where name = 'wal_segment_size'"));
        Path folder = database.cluster().resolve("pg_wal");
        for (long number = number(first, each); number <= number(last, each); number++) {
            Path segment = folder.resolve(name(first.substring(0, 8), number, each));
            try (InputStream content = Files.newInputStream(segment)) {
                archive.add(FOLDER + "pg_wal/" + segment.getFileName(), content);
            }
        }
    }

    /** A segment's name is the timeline, the upper and the lower part of its number, each of eight hex digits. */
    private static long number(String segment, long each) {
        long upper = Long.parseLong(segment.substring(8, 16), 16);
        return upper * ((1L << 32) / each) + Long.parseLong(segment.substring(16), 16);
    }

    private static String name(String timeline, long number, long each) {
        long inOne = (1L << 32) / each;
        return timeline + "%08X%08X".formatted(number / inOne, number % inOne);
    }
}
