package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the database's files lie, with programs and an account that reach them: in the data directory, or, when that
 * is closed to everybody but root, in a folder of its own to which the data directory then links.
 */
record ClusterPlace(Path folder, PostgresPrograms programs, DatabaseAccount account) {

    private static final Path ELSEWHERE = Path.of("/var/lib/xingyuan");

    static ClusterPlace find(DataDirectory directory, Path programsFolder) throws IOException {
        Path home = home(directory);
        Optional<ClusterPlace> place = at(home, programsFolder);
        if (place.isEmpty() && !programsFolder.equals(home)) {
            place = at(home, home);
        }
        if (place.isEmpty() && Files.notExists(directory.cluster())) {
            Path elsewhere = elsewhere();
            place = at(elsewhere, elsewhere);
        }
        return place.orElseThrow(ClusterPlace::refusal);
    }

    private static Optional<ClusterPlace> at(Path folder, Path programsFolder) throws IOException {
        PostgresPrograms programs = PostgresPrograms.unpack(programsFolder);
        return DatabaseAccount.choose(programs, folder).map(account -> new ClusterPlace(folder, programs, account));
    }

    private static Path home(DataDirectory directory) throws IOException {
        Path cluster = directory.cluster();
        if (!Files.isSymbolicLink(cluster)) {
            return directory.path();
        }
        Path target = Files.readSymbolicLink(cluster);
        if (Files.notExists(target)) {
            throw new StartupRefusal(
                    Obstacle.DATA_DIRECTORY,
                    "数据库文件应在 " + target + "，但该处已不存在，请恢复后重新启动",
                    "the database's files should lie in " + target + ", which is gone; restore it and start again");
        }
        return target.resolveSibling("").normalize();
    }

    /** A new folder each time: one left behind by a deleted data directory has another password. */
    private static Path elsewhere() throws IOException {
        Files.createDirectories(ELSEWHERE);
        Path folder = Files.createTempDirectory(ELSEWHERE, "data-");
        Files.setPosixFilePermissions(ELSEWHERE, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static StartupRefusal refusal() {
        return new StartupRefusal(
                Obstacle.DATABASE,
                "数据库不能以 root 身份运行，且本机没有可用的 setpriv 或 unshare：请改用普通用户启动，或建立系统用户 xingyuan，"
                        + "或设置 XINGYUAN_DATABASE_URL 使用外部数据库",
                "PostgreSQL does not run as root, and neither setpriv nor unshare works here: start as an ordinary"
                        + " user, create a user named xingyuan, or set XINGYUAN_DATABASE_URL");
    }

    Path cluster() {
        return folder.resolve("cluster");
    }
}
