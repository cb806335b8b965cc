package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** 数据库集群: PostgreSQL's files below one data directory, made on first use. */
record Cluster(DataDirectory directory, ClusterPlace place) {

    static final String USER = "xingyuan";

    static Cluster prepare(DataDirectory directory, Path programsFolder) {
        try {
            Cluster cluster = new Cluster(directory, ClusterPlace.find(directory, programsFolder));
            cluster.create();
            cluster.link();
            cluster.place.account().take(cluster.path());
            return cluster;
        } catch (IOException e) {
            throw new StartupRefusal(
                    Obstacle.DATA_DIRECTORY,
                    "无法在 " + directory.path() + " 建立数据库：" + e.getMessage(),
                    "cannot create the database in " + directory.path(),
                    e);
        }
    }

    Path path() {
        return place.cluster();
    }

    String password() throws IOException {
        if (Files.notExists(directory.password())) {
            throw new StartupRefusal(
                    Obstacle.DATA_DIRECTORY,
                    "缺少数据库口令文件 " + directory.password() + "，请从备份恢复",
                    "the database's password " + directory.password() + " is missing; restore it from a backup");
        }
        return Files.readString(directory.password()).strip();
    }

    /** The files appear under their name only when complete. */
    private void create() throws IOException {
        if (Files.exists(path())) {
            return;
        }
        if (!Files.exists(directory.password())) {
            writeSecret(directory.password(), newPassword());
        }
        Path unfinished = place.folder().resolve("cluster.new");
        Command initialised = initialise(unfinished, "C.UTF-8");
        if (initialised.output().contains("invalid locale")) {
            initialised = initialise(unfinished, "en_US.UTF-8"); // systems without C.UTF-8
        }
        if (!initialised.succeeds()) {
            Folders.delete(unfinished);
            if (initialised.output().contains("No space left")) {
                throw DataDirectory.diskFull(directory.path(), null);
            }
            throw new IOException("initdb: " + initialised.output());
        }
        Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Elsewhere, the data directory still shows the way. */
    private void link() throws IOException {
        if (Files.notExists(directory.cluster())) {
            Files.createSymbolicLink(directory.cluster(), path());
        }
    }

    private Command initialise(Path target, String locale) throws IOException {
        Folders.delete(target);
        Files.createDirectory(
                target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        place.account().take(target);
        Path secret = place.folder().resolve("initdb.password");
        Files.deleteIfExists(secret);
        writeSecret(secret, password());
        try {
            place.account().take(secret);
            return Command.of(
                    place.account()
                            .with(
                                    place.programs().path("initdb"),
                                    "--pgdata=" + target,
                                    "--username=" + USER,
                                    "--pwfile=" + secret,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--locale=" + locale,
                                    "--no-instructions"),
                    place.folder());
        } finally {
            Files.delete(secret);
        }
    }

    private static void writeSecret(Path path, String secret) throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, secret + "\n");
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The server's whole command line; a free port, reachable from this machine only, nothing lost on power failure. */
    List<String> server(int port) {
        return place.account()
                .with(
                        "sh",
                        "-c",
                        SUPERVISE,
                        "xingyuan-postgres",
                        place.programs().path("postgres"),
                        "-D",
                        path().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "full_page_writes=on",
                        "-c",
                        "password_encryption=scram-sha-256",
                        "-c",
                        "shared_buffers=256MB",
                        "-c",
                        "logging_collector=off");
    }

    /**
     * Runs the server in a session of its own, out of reach of the terminal's Ctrl-C, and stops it fast as soon as
     * the pipe from this process breaks: no orphan survives a kill -9. Ends with the server's exit code.
     */
    private static final String SUPERVISE = """
            trap "" INT TERM HUP
            exec 3<&0
            session=
            command -v setsid >/dev/null 2>&1 && session=setsid || set -m
            $session "$@" </dev/null 3<&- &
            server=$!
            { read -r line <&3; kill -INT $server; } 2>/dev/null &
            reader=$!
            exec 3<&-
            wait $server
            code=$?
            kill -KILL $reader 2>/dev/null
            exit $code
            """;
}
