package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 本机数据库: the PostgreSQL of a data directory, found running or started for the while, for the command line. */
public final class LocalDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final Path cluster;
    private final @Nullable EmbeddedPostgres own;

    private LocalDatabase(DatabaseAddress address, Path cluster, @Nullable EmbeddedPostgres own) {
        this.address = address;
        this.cluster = cluster;
        this.own = own;
    }

    /** The one that the platform's process keeps running, if it does. */
    public static Optional<LocalDatabase> running(Path data) {
        Path cluster = data.resolve("cluster");
        try {
            Optional<Integer> port = Postmaster.port(cluster);
            if (port.isEmpty()) {
                return Optional.empty();
            }
            String password =
                    Files.readString(data.resolve("database.password")).strip();
            return Optional.of(
                    new LocalDatabase(EmbeddedPostgres.address(port.get(), password), cluster.toRealPath(), null));
        } catch (IOException e) {
            throw new StartupRefusal(
                    Obstacle.DATA_DIRECTORY,
                    "无法读取数据目录 " + data + "，请用运行杏园的用户执行",
                    "cannot read the data directory " + data + "; run this as the user that runs Xingyuan",
                    e);
        }
    }

    /** The running one, else the same started here and stopped by {@link #close}. */
    public static LocalDatabase open(Path data, Path programs) {
        return running(data).orElseGet(() -> start(data, programs));
    }

    public static LocalDatabase start(Path data, Path programs) {
        EmbeddedPostgres started = EmbeddedPostgres.start(data, programs);
        return new LocalDatabase(started.address(), started.files(), started);
    }

    /** Whether the folder holds a database. */
    public static boolean exists(Path data) {
        return Files.exists(data.resolve("cluster"));
    }

    /** Makes the empty folder into which a restored cluster goes; the data directory links to it when it is elsewhere. */
    public static Path makePlace(Path data, Path programs) throws IOException {
        try (DataDirectory directory = DataDirectory.open(data)) {
            Path cluster = ClusterPlace.find(directory, programs).cluster();
            Files.createDirectory(
                    cluster, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!cluster.equals(directory.cluster())) {
                Files.createSymbolicLink(directory.cluster(), cluster);
            }
            return cluster;
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Where its files lie. */
    public Path cluster() {
        return cluster;
    }

    /** Whether nobody but this process uses it. */
    public boolean startedHere() {
        return own != null;
    }

    /** The address with user and password in it; never to be printed. */
    public String secretUrl() {
        return address.secretUrl();
    }

    /** An external database's address as JDBC wants it, with user and password in it; never to be printed. */
    public static String secretUrl(String address) {
        return DatabaseAddress.parse(address).secretUrl();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
