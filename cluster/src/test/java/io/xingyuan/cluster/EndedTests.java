package io.xingyuan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, the last line is for a person and the exit code says what kind it was. */
class EndedTests {

    @Test
    void everyKindOfFailureHasItsCode() {
        assertThat(Arrays.stream(Ending.values()).map(Ending::code)).doesNotHaveDuplicates();
        says(new OutOfMemoryError("Java heap space"), Ending.OUT_OF_MEMORY, "内存不够");
        says(
                spark("Job aborted due to stage failure: ExecutorLostFailure (executor 3 exited with exit code 137)"),
                Ending.OUT_OF_MEMORY,
                "内存不够");
        says(
                spark("[INVALID_DRIVER_MEMORY] System memory 268435456 must be at least 471859200."),
                Ending.OUT_OF_MEMORY,
                "内存不够");
        says(new SparkException("Task failed", new IOException("No space left on device")), Ending.DISK_FULL, "磁盘已满");
        says(
                spark("Job aborted due to stage failure: ExecutorLostFailure (executor 3 exited, worker lost)"),
                Ending.BROKEN_OFF,
                "集群断了");
        says(spark("Job 7 cancelled because SparkContext was shut down"), Ending.BROKEN_OFF, "集群断了");
        says(spark("Could not parse Master URL: 'nowhere'"), Ending.WRONG_USE, "--spark 写得不对");
        says(spark("A master URL must be set in your configuration"), Ending.WRONG_USE, "--spark 写得不对");
        says(new SQLException("no jdbc:sample://host?user=a&password=geheim"), Ending.NO_DATABASE, "password=…");
        says(
                new SparkException("Task failed", new IOException("Mkdirs failed")),
                Ending.NO_FILES,
                "读写不了：Mkdirs failed");
        says(new NoSuchFileException("/nowhere"), Ending.NO_FILES, "没有这个文件或目录：/nowhere");
        says(new SparkException("Task failed", new SQLException("relation gone")), Ending.NO_DATABASE, "数据库读不了");
        says(new SparkException("Task failed", new Fault("样例", "sample")), Ending.FAULTY, "样例 / sample");
        says(new IllegalStateException("样例"), Ending.FAULTY, "IllegalStateException");
        says(new StackOverflowError(), Ending.FAULTY, "StackOverflowError");
    }

    private static SparkException spark(String message) {
        return new SparkException(message);
    }

    private static void says(Throwable broken, Ending ending, String words) {
        Ended ended = Ended.of(broken);
        assertThat(ended.ending()).as(words).isEqualTo(ending);
        assertThat(ended.words())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("✗ ").contains(words).doesNotContain("\n"));
    }

    @Test
    void aWrongCallEndsWithWhatIsWrongWithIt() {
        var errors = new ByteArrayOutputStream();
        var to = new PrintStream(errors, true, StandardCharsets.UTF_8);
        assertThat(ClusterMain.start(List.of("policies", "--surely"), to, to)).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .startsWith("✗ 参数不对");
        assertThat(ClusterMain.start(List.of("policies", "--facts", "a", "--out", "b", "--order", "先到先得"), to, to))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .contains("按比例分、先小额、先大额、先小企业、按先后");
    }

    /** In a process of its own, since a session cannot be begun twice. */
    @Test
    void aMasterThatIsNoneLeavesNoTrailOfCalls() throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--") && !option.contains("agent"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ClusterMain.class.getName(),
                "run",
                "../policies",
                "--facts",
                "a.csv",
                "--out",
                "b",
                "--spark",
                "nowhere"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(said.lines().toList().getLast()).startsWith("✗ --spark 写得不对").contains("nowhere");
        assertThat(process.exitValue()).isEqualTo(2);
    }
}
