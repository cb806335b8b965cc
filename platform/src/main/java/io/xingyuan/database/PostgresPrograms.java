package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once per version from the class path. */
record PostgresPrograms(Path home) {

    private static final String VERSION = "18.6.0";

    /** Unpacks beside its final place and renames at the end, so that a half-unpacked copy is never used. */
    static PostgresPrograms unpack(Path folder) {
        String archive = "postgres-" + system() + "-" + processor();
        Path home = folder.resolve("postgres-" + VERSION + "-" + processor());
        if (Files.isDirectory(home)) {
            return new PostgresPrograms(home);
        }
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + archive + ".txz")) {
            if (packed == null) {
                throw new StartupRefusal(
                        Obstacle.DATABASE,
                        "程序未附带本系统（" + archive + "）的 PostgreSQL，请设置 XINGYUAN_DATABASE_URL 使用外部数据库",
                        "no PostgreSQL for this system (" + archive + ") is included; set XINGYUAN_DATABASE_URL");
            }
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, "postgres-");
            extract(packed, unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (!unfinished.toFile().renameTo(home.toFile())) {
                Folders.delete(unfinished); // another start was faster
                if (!Files.isDirectory(home)) {
                    throw new IOException("cannot rename to " + home);
                }
            }
            return new PostgresPrograms(home);
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).contains("No space left")
                    ? DataDirectory.diskFull(folder, e)
                    : new StartupRefusal(
                            Obstacle.DATA_DIRECTORY,
                            "无法在 " + folder + " 解开数据库程序：" + e.getMessage(),
                            "cannot unpack the database programs in " + folder,
                            e);
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.resolveSibling("."));
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.resolveSibling("."));
                    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(path, permissions(entry.getMode()));
                }
            }
        }
    }

    /** Readable for everybody: the database may run as another user than the one who unpacks. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = new HashSet<>(PosixFilePermissions.fromString("rw-r--r--"));
        if ((mode & 0100) != 0) {
            permissions.addAll(PosixFilePermissions.fromString("--x--x--x"));
        }
        return permissions;
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("linux") ? "linux" : name;
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    String path(String program) {
        return home.resolve("bin").resolve(program).toString();
    }
}
