package io.xingyuan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The platform as a process of its own, on a data directory of its own, to be killed in the middle of its work.
 * Start it, write over HTTP ({@link #address}) or SQL ({@link #connect}), {@link #kill} it, start another one on the
 * same directory, and compare with what had been acknowledged.
 */
public final class CrashHarness implements AutoCloseable {

    /** Argument of a start that fills an empty database with the demonstration. */
    public static final String DEMONSTRATION = "--xingyuan.empty=false";

    /** Folder of the finished program, in which it has to be started for its cache to fit; null for the classes under test. */
    private static final String PROGRAM = System.getProperty("platform.program");

    private static final long SECONDS_TO_START = 120;
    private static final long SECONDS_TO_END = 60;

    private final Path data;
    private final int port;
    private final Process process;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private CrashHarness(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts the platform without demonstration content and waits until it is ready. */
    public static CrashHarness start(Path data, String... arguments) throws IOException {
        CrashHarness platform = launch(data, arguments);
        if (!platform.isReady()) {
            throw new IOException("not started: " + platform.output);
        }
        return platform;
    }

    /** Starts the platform and does not wait; for starts that are meant to fail. */
    public static CrashHarness launch(Path data, String... arguments) throws IOException {
        return launch(data, freePort(), arguments);
    }

    static CrashHarness launch(Path data, int port, String... arguments) throws IOException {
        return run(data, port, command(data, port, arguments));
    }

    /**
     * Starts the platform in a terminal of its own, where {@link #pressControlC} reaches all that runs in it, also when
     * the tests themselves run in the background, where shells have the signal ignored.
     */
    static CrashHarness startInTerminal(Path data) throws IOException {
        int port = freePort();
        String line = command(data, port).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "exec env --default-signal=INT ", ""));
        CrashHarness platform = run(data, port, List.of("script", "-qefc", line, "/dev/null"));
        if (!platform.isReady()) {
            throw new IOException("not started: " + platform.output);
        }
        return platform;
    }

    private static List<String> command(Path data, int port, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        command.addAll(program());
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=0",
                "--xingyuan.backup.schedule=-",
                "--xingyuan.data=" + data.toAbsolutePath(),
                "--xingyuan.database.programs=" + TestDatabase.PROGRAMS,
                "--xingyuan.console=true",
                "--logging.file.name=" + data.toAbsolutePath().resolveSibling(data.getFileName() + ".log"),
                "--logging.threshold.console=off"));
        if (!List.of(arguments).contains(DEMONSTRATION)) {
            command.add("--xingyuan.empty=true");
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** What is started: the finished program with its start-up cache where one is given, else the classes under test. */
    private static List<String> program() {
        return PROGRAM == null
                ? List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), "io.xingyuan.XingyuanApplication")
                : List.of("-XX:AOTCache=" + System.getProperty("platform.cache"), "-jar", "xingyuan.jar");
    }

    private static CrashHarness run(Path data, int port, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("XINGYUAN_DATABASE_URL");
        if (PROGRAM != null) {
            builder.directory(Path.of(PROGRAM).toFile());
        }
        return new CrashHarness(data, port, builder.start());
    }

    /** The class path of the tests without the tests: they would bring the shared database along. */
    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(separator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(separator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void read() {
        try (var reader = process.inputReader()) {
            reader.lines().forEach(line -> {
                output.add(line);
                if (line.contains("Xingyuan is ready")) {
                    ready.complete(true);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            output.add(e.toString());
        }
        ready.complete(false);
    }

    private boolean isReady() throws IOException {
        try {
            return ready.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** The status of the answer to a GET. */
    public int get(String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address().resolve(path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A connection to the platform's own database. */
    public Connection connect() throws IOException, SQLException {
        List<String> server = Files.readAllLines(data.resolve("cluster/postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.get(3).strip() + "/xingyuan",
                Cluster.USER,
                Files.readString(data.resolve("database.password")).strip());
    }

    /** The database's main process. */
    public ProcessHandle database() throws IOException {
        List<String> server = Files.readAllLines(data.resolve("cluster/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(server.getFirst().strip())).orElseThrow();
    }

    /** All processes below the platform's: the database's and what watches over it. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** kill -9 of the Java process alone. */
    public void kill() throws IOException {
        process.destroyForcibly();
        end();
    }

    /** Stops the Java process from running on, as a machine without time for it would. */
    public void freeze() throws IOException {
        Command.of(List.of("kill", "-STOP", Long.toString(process.pid())));
    }

    /** As a person at the terminal would. */
    void pressControlC() throws IOException {
        process.getOutputStream().write(3);
        process.getOutputStream().flush();
    }

    /** Waits for the end and gives the exit code. */
    public int end() throws IOException {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IOException("still running: " + output);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public String output() throws IOException {
        isReady();
        return String.join("\n", output);
    }

    /** Waits until this process is gone. */
    public static boolean isGone(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An orderly stop. */
    @Override
    public void close() throws IOException {
        process.destroy();
        end();
    }
}
