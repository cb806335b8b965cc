package io.xingyuan.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        assertThat(of("ENTRYPOINT"))
                .singleElement()
                .asString()
                .contains("\"xingyuan.jar\"", "\"--xingyuan.data=/data\"");
        String settings = String.join("\n", lines("platform/src/main/resources/application.yaml"));
        assertThat(of("EXPOSE"))
                .singleElement()
                .satisfies(port -> assertThat(settings).contains("port: " + port));
        assertThat(settings).contains("XINGYUAN_MANAGEMENT_PORT:8081", "probes.enabled: true");
        assertThat(of("HEALTHCHECK")).singleElement().asString().contains(":8081/actuator/health/readiness");
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
