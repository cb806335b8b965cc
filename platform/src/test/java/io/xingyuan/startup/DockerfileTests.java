package io.xingyuan.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of the Dockerfile without building it: its words, what it copies, and what the house says elsewhere. */
class DockerfileTests {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> WORDS = Set.of(
            "FROM",
            "RUN",
            "WORKDIR",
            "COPY",
            "ENV",
            "USER",
            "VOLUME",
            "EXPOSE",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "ENTRYPOINT");

    private static final String SCRIPT = "packaging/container.sh";
    private static final String BACKUP = "io.xingyuan.backup.BackupCommand";

    private final List<String> instructions = instructions();

    @Test
    void everyInstructionIsKnown() {
        assertThat(instructions)
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(WORDS).contains(line.split(" ", 2)[0]));
    }

    @Test
    void whatIsCopiedExistsAndIsNotIgnored() throws IOException {
        List<String> ignored = lines(".dockerignore");
        List<String> sources = of("COPY")
                .filter(line -> !line.startsWith("--from"))
                .map(line -> line.split(" ", 2)[0])
                .toList();
        assertThat(sources).contains("pom.xml", "platform/src", "policies").allSatisfy(source -> {
            assertThat(ROOT.resolve(source)).exists();
            assertThat(ignored).doesNotContain(source.split("/", 2)[0]);
        });
        assertThat(lines("pom.xml").stream()
                        .filter(line -> line.contains("<module>"))
                        .map(line -> line.replaceAll(".*<module>(.*)</module>.*", "$1/pom.xml")))
                .as("Maven reads the pom of every module")
                .isSubsetOf(sources);
        assertThat(lines("platform/pom.xml").stream()
                        .filter(line -> line.contains("<directory>../"))
                        .map(line -> line.replaceAll(".*<directory>../(.*)</directory>.*", "$1")))
                .as("folders that the build takes from outside the module")
                .isNotEmpty()
                .isSubsetOf(sources);
    }

    @Test
    void itBuildsAndRunsWithTheJavaOfThePom() throws IOException {
        String release = lines("pom.xml").stream()
                .filter(line -> line.contains("<java.release>"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
        assertThat(of("FROM"))
                .containsExactly(
                        "eclipse-temurin:" + release + "-jdk-noble AS build",
                        "eclipse-temurin:" + release + "-jre-noble");
    }

    @Test
    void itRunsTheProgramAsNobodyInParticularAndAsksTheHouseWhetherItIsReady() throws IOException {
        assertThat(String.join("\n", lines("platform/pom.xml"))).contains("<finalName>xingyuan</finalName>");
        assertThat(of("RUN")
                        .anyMatch(line -> line.contains("platform/target/xingyuan.jar extract --destination /program")))
                .isTrue();
        assertThat(of("COPY")).contains("--from=build --chown=root:root /program /opt/xingyuan");
        assertThat(of("USER")).containsExactly("10001:10001");
        assertThat(of("COPY")).contains("packaging/container.sh /usr/local/bin/xingyuan");
        assertThat(of("ENTRYPOINT")).containsExactly("[\"tini\", \"--\", \"xingyuan\"]");
        String settings = String.join("\n", lines("platform/src/main/resources/application.yaml"));
        assertThat(of("EXPOSE"))
                .singleElement()
                .satisfies(port -> assertThat(settings).contains("port: " + port));
        assertThat(settings).contains("XINGYUAN_MANAGEMENT_PORT:8081", "probes.enabled: true");
        assertThat(of("HEALTHCHECK")).singleElement().asString().contains(":8081/actuator/health/readiness");
    }

    @Test
    void theCommandInsideStartsThePlatformOrWhatIsAsked(@TempDir Path folder) throws Exception {
        assertThat(started(folder)).contains("-jar xingyuan.jar --xingyuan.data=/data --xingyuan.console=true");
        assertThat(started(folder, "--server.port=80")).endsWith("--xingyuan.console=true --server.port=80");
        assertThat(started(folder, "backup", "--portable")).endsWith(BACKUP + " backup --data /data --portable");
        assertThat(started(folder, "backup", "verify", "a b.zip"))
                .endsWith(BACKUP + " backup --data /data verify a b.zip");
        assertThat(started(folder, "restore", "/backups")).endsWith(BACKUP + " restore --data /data /backups");
        assertThat(started(folder, "audit", "verify", "--against", "/heads"))
                .endsWith("io.xingyuan.audit.AuditCommand verify --home /data --against /heads");
        assertThat(started(folder, "keys")).endsWith("io.xingyuan.sealing.KeysCommand  --home /data");
        assertThat(started(folder, "keys", "rotate")).endsWith("io.xingyuan.sealing.KeysCommand rotate --home /data");
        assertThat(started(folder, "doctor", "--json"))
                .contains("io.xingyuan.operations.DoctorCommand --data=/data")
                .endsWith("--json");
        assertThat(started(folder, "erase")).isEqualTo("exit 2");
    }

    @Test
    void whatItStartsExists() throws IOException {
        List<String> classes = Pattern.compile("io\\.xingyuan\\.[\\w.]+")
                .matcher(Files.readString(ROOT.resolve(SCRIPT)))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(classes)
                .hasSize(5)
                .allSatisfy(name -> assertThat(Class.forName(name).getDeclaredMethod("main", String[].class))
                        .isNotNull());
    }

    /** The line with which the script would start Java. */
    private static String started(Path folder, String... words) throws Exception {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        List<String> line = new ArrayList<>(List.of("sh", ROOT.resolve(SCRIPT).toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("XINGYUAN_PROGRAM", folder.toString());
        List.of("XINGYUAN_DATA", "XINGYUAN_JAVA_OPTS").forEach(builder.environment()::remove);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        return code == 0 ? said : "exit " + code;
    }

    private Stream<String> of(String word) {
        return instructions.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1));
    }

    /** One line each, without comments. */
    private static List<String> instructions() {
        try {
            String text = Files.readString(ROOT.resolve("Dockerfile")).replaceAll("\\\\\n\\s*", "");
            return Arrays.stream(text.split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(ROOT.resolve(file));
    }
}
