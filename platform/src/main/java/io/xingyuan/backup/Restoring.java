package io.xingyuan.backup;

import io.xingyuan.database.LocalDatabase;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 恢复: makes an installation from an archive, tries it, and only then puts it where it was asked for. */
final class Restoring {

    /** What was restored: the archive's own words and what the database then held. */
    record Restored(Manifest manifest, Invariants invariants) {}

    private static final String WORKSHOP = ".restoring";

    private final Path archive;
    private final @Nullable Passphrase passphrase;
    private final Progress progress;

    Restoring(Path archive, @Nullable Passphrase passphrase, Progress progress) {
        this.archive = archive;
        this.passphrase = passphrase;
        this.progress = progress;
    }

    /** Into a new data directory with the program's own PostgreSQL. */
    Restored into(Path data, Path programs) throws Exception {
        requireEmpty(data);
        Manifest manifest = reader().verify();
        Path workshop = data.resolve(WORKSHOP);
        Files.createDirectories(workshop);
        try {
            Invariants invariants = manifest.kind() == Manifest.Kind.PHYSICAL
                    ? unpack(workshop, programs)
                    : load(workshop, programs, manifest);
            moveUp(workshop, data);
            return new Restored(manifest, invariants);
        } finally {
            delete(workshop);
        }
    }

    /** A portable export into an empty external database; what lies beside it into the data directory. */
    Restored intoDatabase(String secretUrl, Path data) throws Exception {
        Manifest manifest = reader().verify();
        if (manifest.kind() == Manifest.Kind.PHYSICAL) {
            throw new StartupRefusal(
                    Obstacle.BACKUP,
                    "这是内置数据库的物理备份，不能写入外部数据库；请用 backup --portable 的文件",
                    "this is a physical backup of the embedded database; an external one needs a file made by"
                            + " backup --portable");
        }
        requireSame(data, manifest);
        Path workshop = data.resolve(WORKSHOP);
        delete(workshop); // of a restore that was cut off
        Files.createDirectories(workshop);
        try {
            Invariants invariants = new PortableLoad(secretUrl)
                    .load(
                            reader(),
                            manifest,
                            (name, content) -> takeDataFile(workshop, name, content),
                            () -> moveFiles(workshop, data));
            return new Restored(manifest, invariants);
        } finally {
            delete(workshop);
        }
    }

    /** What lies there already may stay if it is the same; another key would not open the numbers in the backup. */
    private static void requireSame(Path data, Manifest manifest) throws IOException {
        List<String> others = new ArrayList<>();
        for (Manifest.Entry entry : manifest.files()) {
            if (entry.name().startsWith(DataFiles.FOLDER)) {
                String name = entry.name().substring(DataFiles.FOLDER.length());
                Path there = data.resolve(name).normalize();
                if (there.startsWith(data)
                        && Files.exists(there)
                        && !Digests.sha256(there).equals(entry.sha256())) {
                    others.add(name);
                }
            }
        }
        if (!others.isEmpty()) {
            String names = String.join("、", others.subList(0, Math.min(5, others.size())));
            throw new StartupRefusal(
                    Obstacle.DATA_DIRECTORY,
                    "目录 " + data + " 里已有与备份不同的 " + names + "，恢复不会覆盖，数据库没有改动；请用 --data 指定一个新目录，" + "或者先把它们移到别处保存",
                    "the directory " + data + " holds " + names.replace('、', ' ')
                            + " other than the backup's; nothing is overwritten and the database is untouched: name a"
                            + " new one with --data, or move them away first");
        }
    }

    private static void moveFiles(Path workshop, Path data) throws IOException {
        try (Stream<Path> all = Files.walk(workshop)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = data.resolve(workshop.relativize(file).toString());
                if (!Files.exists(target)) {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private ArchiveReader reader() {
        return new ArchiveReader(archive, passphrase, progress);
    }

    private static void requireEmpty(Path data) throws IOException {
        if (Files.isDirectory(data)) {
            try (Stream<Path> inside = Files.list(data)) {
                List<Path> found =
                        inside.filter(path -> !path.endsWith(WORKSHOP)).toList();
                if (!found.isEmpty()) {
                    throw new StartupRefusal(
                            Obstacle.DATA_DIRECTORY,
                            "目录 " + data + " 里已有数据，恢复不会覆盖；请用 --data 指定一个新目录",
                            "the directory " + data + " is not empty, a restore overwrites nothing; name a new one"
                                    + " with --data");
                }
            }
            delete(data.resolve(WORKSHOP)); // of a restore that was cut off
        }
    }

    private Invariants unpack(Path workshop, Path programs) throws Exception {
        Path cluster = LocalDatabase.makePlace(workshop, programs);
        reader().read((name, content) -> {
            if (name.startsWith(PhysicalBackup.FOLDER)) {
                take(cluster, name.substring(PhysicalBackup.FOLDER.length()), content, name.endsWith("/"));
            } else {
                takeDataFile(workshop, name, content);
            }
        });
        try (LocalDatabase database = LocalDatabase.start(workshop, programs);
                Connection connection = database.connect()) {
            return Invariants.check(connection);
        }
    }

    private Invariants load(Path workshop, Path programs, Manifest manifest) throws Exception {
        try (LocalDatabase database = LocalDatabase.start(workshop, programs)) {
            return new PortableLoad(database.secretUrl())
                    .load(reader(), manifest, (name, content) -> takeDataFile(workshop, name, content), () -> {});
        }
    }

    private static void takeDataFile(Path data, String name, InputStream content) throws IOException {
        if (name.startsWith(DataFiles.FOLDER)) {
            take(data, name.substring(DataFiles.FOLDER.length()), content, name.endsWith("/"));
        }
    }

    private static void take(Path folder, String name, InputStream content, boolean isFolder) throws IOException {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("outside its folder: " + name);
        }
        var forOwner = PosixFilePermissions.fromString(isFolder ? "rwx------" : "rw-------");
        if (isFolder) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.resolveSibling("."));
            Files.createFile(path, PosixFilePermissions.asFileAttribute(forOwner));
            try (var out = Files.newOutputStream(path)) {
                content.transferTo(out);
            }
        }
        Files.setPosixFilePermissions(path, forOwner);
    }

    /** The database first: without its password beside it, nothing would start on half of the files. */
    private static void moveUp(Path workshop, Path data) throws IOException {
        Files.move(workshop.resolve("cluster"), data.resolve("cluster"), StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> rest = Files.list(workshop)) {
            for (Path path : rest.filter(path -> !path.endsWith("lock")).toList()) {
                Files.move(path, data.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Path cluster = folder.resolve("cluster");
            if (Files.isSymbolicLink(cluster)) {
                delete(Files.readSymbolicLink(cluster));
            }
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(Restoring::deleteOne);
            }
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
