package io.xingyuan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What PostgreSQL's main process tells about itself in postmaster.pid. */
final class Postmaster {

    private static final Duration FAST = Duration.ofSeconds(30);

    private Postmaster() {}

    /** Whether the server below this process takes connections; a file left by an earlier server does not count. */
    static boolean isReady(Path cluster, Process supervisor) throws IOException {
        List<String> lines = lines(cluster);
        return lines.size() > 7
                && lines.get(7).strip().equals("ready")
                && supervisor.descendants().anyMatch(process -> process.pid() == pid(lines));
    }

    private static long pid(List<String> lines) {
        return Long.parseLong(lines.getFirst().strip());
    }

    /** A server left over from a killed process is stopped fast, then, if it does not listen, at once. */
    static void stopStale(Path cluster) throws IOException {
        Optional<ProcessHandle> stale = running(cluster);
        if (stale.isPresent() && !stopped(stale.get(), "INT") && !stopped(stale.get(), "QUIT")) {
            throw new IOException("process " + stale.get().pid() + " still uses " + cluster);
        }
    }

    private static boolean stopped(ProcessHandle process, String signal) throws IOException {
        Command.of(List.of("kill", "-" + signal, Long.toString(process.pid())));
        try {
            process.onExit().get(FAST.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The port of the live server on these files, if it takes connections. */
    static Optional<Integer> port(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        return running(cluster)
                .filter(process -> lines.size() > 7 && lines.get(7).strip().equals("ready"))
                .map(process -> Integer.valueOf(lines.get(3).strip()));
    }

    private static Optional<ProcessHandle> running(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid(lines))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> serves(process, cluster));
    }

    /** After a restart of the machine another installation's server may have got the number that the file names. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        List<String> words =
                List.of(process.info().arguments().orElse(new String[] {"-D", cluster.toString()})); // not visible
        int at = words.indexOf("-D");
        try {
            return at >= 0 && at + 1 < words.size() && Files.isSameFile(Path.of(words.get(at + 1)), cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> lines(Path cluster) throws IOException {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
