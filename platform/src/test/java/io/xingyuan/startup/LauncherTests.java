package io.xingyuan.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./xingyuan says, and with which exit code it ends, when it cannot do what it is asked; nothing is built. */
class LauncherTests {

    private record Answer(int exitCode, String output) {}

    @Test
    void helpNamesEveryCommandAndExitCode() throws Exception {
        Answer answer = xingyuan(Map.of(), "--help");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.output())
                .contains("up", "test", "policy", "doctor", "XINGYUAN_DATABASE_URL", "5 端口被占用", "8 磁盘已满");
    }

    @Test
    void versionIsThatOfThePom() throws Exception {
        assertThat(xingyuan(Map.of(), "--version").output()).matches("xingyuan \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void wrongUseIsAnsweredWithOneLine() throws Exception {
        assertRefused(xingyuan(Map.of(), "upp"), 2, "不认识的命令 upp");
        assertRefused(xingyuan(Map.of(), "up", "--prot", "80"), 2, "不认识的选项 --prot");
        assertRefused(xingyuan(Map.of(), "up", "--port"), 2, "--port 后缺少值");
        assertRefused(xingyuan(Map.of(), "up", "--port", "eighty"), 2, "端口应为数字：eighty");
        assertRefused(xingyuan(Map.of(), "up", "--port=70000"), 2, "端口应在 1–65535 之间：70000");
        assertRefused(xingyuan(Map.of(), "test", "all"), 2, "不认识的选项 all");
    }

    @Test
    void anUnknownFuzzTargetIsAnsweredWithThoseThereAre() throws Exception {
        Answer unknown = xingyuan(Map.of(), "bench", "fuzz", "--only", "ParserFuzzTests.value,ParserFuzzTests.valu");
        assertRefused(unknown, 2, "没有名为 ParserFuzzTests.valu 的乱输入测试");
        assertThat(unknown.output())
                .contains(" ParserFuzzTests.value ", " RowFilterFuzzTests.rowFilter", "EntryFuzzTests.day");
        assertRefused(xingyuan(Map.of(), "bench", "fuzz", "--only"), 2, "--only 后缺少名称");
        assertRefused(xingyuan(Map.of(), "bench", "fuzz", "--seconds", "ten"), 2, "--seconds 后应为数字");
    }

    @Test
    void theFuzzTargetsNamedAreHandedToTheBuild(@TempDir Path folder) throws Exception {
        Path maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment =
                Map.of("PATH", folder + ":" + System.getenv("PATH"), "XINGYUAN_JDK", System.getProperty("java.home"));
        String names = "ParserFuzzTests.value,EntryFuzzTests.day";
        Answer named = xingyuan(environment, "bench", "fuzz", "--seconds", "5", "--only", names);
        assertThat(named.exitCode()).isZero();
        assertThat(named.output()).contains("-Dtest=FuzzBench -Dseconds=5 -Donly=" + names + " test");
        assertThat(xingyuan(environment, "bench", "fuzz").output()).contains("-Dtest=FuzzBench test");
    }

    @Test
    void aTakenPortIsNamed(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Answer answer = xingyuan(
                    Map.of(),
                    "up",
                    "--port",
                    "" + port,
                    "--data",
                    folder.resolve("data").toString());
            assertRefused(answer, 5, "端口 " + port + " 已被占用");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("文件"));
        Answer answer = xingyuan(
                Map.of(),
                "up",
                "--port",
                "" + freePort(),
                "--data",
                file.resolve("data").toString());
        assertRefused(answer, 6, "数据目录 " + file.resolve("data") + " 不可写");
    }

    @Test
    void withoutJdkItSaysWhatToInstall(@TempDir Path folder) throws Exception {
        Map<String, String> environment =
                Map.of("XINGYUAN_JDK", folder.resolve("none").toString());
        assertRefused(xingyuan(environment, "up", "--port", "" + freePort()), 3, "没有找到 JDK 25");
        assertRefused(xingyuan(environment, "test"), 3, "没有找到 JDK 25");
        assertRefused(xingyuan(environment, "policy", "check", "policies"), 3, "没有找到 JDK 25");
    }

    @Test
    void theUnitForSystemdIsSound(@TempDir Path folder) throws Exception {
        Answer unit = xingyuan(Map.of(), "systemd");
        assertThat(unit.output()).contains("NoNewPrivileges=yes", "ExecStart=/").doesNotContain("@ROOT@");
        Path analyser = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyser), "systemd is not installed");
        Path file = Files.writeString(folder.resolve("xingyuan.service"), unit.output());
        Process process = new ProcessBuilder(analyser.toString(), "verify", "--man=no", file.toString())
                .redirectErrorStream(true)
                .start();
        String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(findings.lines().filter(line -> line.contains("xingyuan"))).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void withoutMavenItSaysWhatToInstall(@TempDir Path folder) throws Exception {
        for (String program : List.of("bash", "dirname", "readlink", "sed", "head", "env")) {
            Files.createSymbolicLink(folder.resolve(program), installed(program));
        }
        Map<String, String> environment =
                Map.of("PATH", folder.toString(), "XINGYUAN_JDK", System.getProperty("java.home"));
        assertRefused(xingyuan(environment, "test"), 3, "没有找到 Maven");
    }

    private static Path installed(String program) {
        return List.of(Path.of("/usr/bin", program), Path.of("/bin", program)).stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(Answer answer, int exitCode, String chinese) {
        assertThat(answer.output()).startsWith("✗ " + chinese).contains(" / ").hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Answer xingyuan(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(installed("bash").toString(), "../xingyuan"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output.strip());
    }
}
