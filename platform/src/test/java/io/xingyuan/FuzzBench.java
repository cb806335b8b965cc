package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs every fuzz target of the house for a while, each in a process of its own, guided by what it covers. What it
 * finds lies below {@code target/fuzz}. Not part of the usual run: {@code ./xingyuan bench fuzz --seconds 60}.
 */
@Tag("bench")
class FuzzBench {

    private static final int SECONDS = Integer.getInteger("seconds", 60);
    /** Some of the targets, by their names with commas between; empty for all. */
    private static final String ONLY = System.getProperty("only", "");

    private static final int HANG = 10;
    private static final int HANGS = 70;
    private static final Path OUTPUT = Path.of("target", "fuzz").toAbsolutePath();
    private static final Path ENGINE =
            Path.of("..", "engine", "target", "test-classes").toAbsolutePath().normalize();
    private static final Path PLATFORM = Path.of("target", "test-classes").toAbsolutePath();
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");

    private record Target(String type, String method) {

        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + method;
        }
    }

    @Test
    void everyTargetEndsWithAnAnswer() throws Exception {
        List<Target> targets = targets();
        List<Target> crashed = new ArrayList<>();
        List<Target> hung = new ArrayList<>();
        long executions = 0;
        for (Target target : targets) {
            Path log = folder(target).resolve("log.txt");
            int code = run(target, log);
            long executed = executed(log);
            executions += executed;
            boolean hangs = code == HANGS;
            if (code != 0) {
                (hangs ? hung : crashed).add(target);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-40s %,12d executions  %s%n",
                    target,
                    executed,
                    code == 0 ? "" : (hangs ? "hang " : "crash ") + log);
        }
        System.out.printf(
                Locale.ROOT,
                "fuzz: %d targets × %d s, %,d executions, %d crashes, %d hangs%n",
                targets.size(),
                SECONDS,
                executions,
                crashed.size(),
                hung.size());
        assertThat(targets).isNotEmpty();
        assertThat(crashed).isEmpty();
        assertThat(hung).isEmpty();
    }

    private static List<Target> targets() throws IOException, ClassNotFoundException {
        List<Target> targets = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {ENGINE.toUri().toURL()})) {
            for (Path root : List.of(ENGINE, PLATFORM)) {
                for (String name : classes(root)) {
                    Arrays.stream(Class.forName(name, false, loader).getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                            .map(Method::getName)
                            .sorted()
                            .map(method -> new Target(name, method))
                            .filter(target -> ONLY.isEmpty()
                                    || List.of(ONLY.split(",", -1)).contains(target.toString()))
                            .forEach(targets::add);
                }
            }
        }
        return targets;
    }

    private static List<String> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("FuzzTests.class"))
                    .map(file -> file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder(Target target) throws IOException {
        return Files.createDirectories(OUTPUT.resolve(target.toString()));
    }

    private static int run(Target target, Path log) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ENGINE + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + target.type(),
                "--target_method=" + target.method(),
                "--hooks=true",
                "--reproducer_path=" + folder(target),
                "-artifact_prefix=" + folder(target) + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=" + HANG,
                "-rss_limit_mb=0",
                "-print_final_stats=1");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    private static long executed(Path log) throws IOException {
        Matcher executed = EXECUTED.matcher(Files.readString(log));
        return executed.find() ? Long.parseLong(executed.group(1)) : 0;
    }
}
