package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 内置数据库: the program's own PostgreSQL, which lives as long as this object and is restarted when it dies. */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "xingyuan";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** After a power failure a server first goes through its log; one that cannot start ends by itself. */
    private static final Duration RECOVERY = Duration.ofMinutes(10);

    private static final long LOG_LIMIT = 5L << 20;
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 3_000;

    private final Cluster cluster;
    private final int port;
    private volatile Process server;
    private volatile boolean closing;

    private EmbeddedPostgres(Cluster cluster, int port, Process server) {
        this.cluster = cluster;
        this.port = port;
        this.server = server;
        watch(server);
    }

    static EmbeddedPostgres start(Path data, Path programs) {
        return start(data, programs, false);
    }

    /** As {@link #start}, with an empty database in place of the one that is there. */
    static EmbeddedPostgres startFresh(Path data, Path programs) {
        return start(data, programs, true);
    }

    private static EmbeddedPostgres start(Path data, Path programs, boolean fresh) {
        DataDirectory directory = DataDirectory.open(data);
        try {
            Cluster cluster =
                    Cluster.prepare(directory, programs.toAbsolutePath().normalize());
            Postmaster.stopStale(cluster.path());
            turnLog(directory.log());
            int port = freePort();
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, port, launch(cluster, port, RECOVERY));
            postgres.createDatabase(fresh);
            return postgres;
        } catch (IOException e) {
            directory.close();
            throw notStarted(directory, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void turnLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Process launch(Cluster cluster, int port, Duration patience) throws IOException {
        Path log = cluster.directory().log();
        long start = Files.exists(log) ? Files.size(log) : 0;
        Process process = new ProcessBuilder(cluster.server(port))
                .directory(cluster.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Instant deadline = Instant.now().plus(patience);
        try {
            while (!Postmaster.isReady(cluster.path(), process)) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IOException(newLines(log, start));
                }
                if (Instant.now().isAfter(deadline)) {
                    process.getOutputStream().close();
                    throw new IOException("not ready after " + patience.toSeconds() + " s");
                }
            }
            return process;
        } catch (InterruptedException e) {
            process.getOutputStream().close();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String newLines(Path log, long start) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) start, all.length - (int) start, StandardCharsets.UTF_8).strip();
    }

    private static StartupRefusal notStarted(DataDirectory directory, IOException cause) {
        if (String.valueOf(cause.getMessage()).contains("No space left")) {
            return DataDirectory.diskFull(directory.path(), cause);
        }
        return new StartupRefusal(
                Obstacle.DATABASE,
                "内置数据库未能启动，原因见 " + directory.log(),
                "the embedded database did not start; see " + directory.log(),
                cause);
    }

    /** A server that dies by itself (kill -9, out of memory) comes back on the same port; the pool then reconnects. */
    private void watch(Process process) {
        Thread.ofVirtual().name("postgres-watch").start(() -> {
            try {
                int exit = process.waitFor();
                for (long pause = FIRST_PAUSE; !closing; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
                    LOG.warn("PostgreSQL ended with {}; starting it again", exit);
                    if (restart()) {
                        return;
                    }
                    TimeUnit.MILLISECONDS.sleep(pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized boolean restart() {
        if (closing) {
            return true;
        }
        try {
            Postmaster.stopStale(cluster.path());
            server = launch(cluster, port, PATIENCE);
            watch(server);
            return true;
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not start: {}", e.getMessage());
            return false;
        }
    }

    private void createDatabase(boolean fresh) throws IOException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), Cluster.USER, password());
                Statement statement = connection.createStatement()) {
            if (fresh) {
                statement.execute("drop database if exists " + DATABASE);
            }
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + DATABASE);
                }
            }
        } catch (SQLException e) {
            close();
            throw new IOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String password() throws IOException {
        return cluster.password();
    }

    /** The program's database in the server on this port. */
    static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, Cluster.USER, password);
    }

    DatabaseAddress address() {
        try {
            return address(port, password());
        } catch (IOException e) {
            throw notStarted(cluster.directory(), e);
        }
    }

    Path files() {
        return cluster.path();
    }

    /** Stops fast: open transactions are rolled back, what was committed is on disk. */
    @Override
    public synchronized void close() {
        closing = true;
        try {
            server.getOutputStream().close();
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("PostgreSQL has not stopped after {}", PATIENCE);
            }
        } catch (IOException e) {
            LOG.warn("PostgreSQL could not be told to stop: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cluster.directory().close();
    }
}
