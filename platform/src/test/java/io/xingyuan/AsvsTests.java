package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security/asvs.csv} answers every requirement of OWASP ASVS 5.0.0, levels 1 and 2, by its number. */
class AsvsTests {

    private static final Path TABLE = Path.of("..", "docs", "security", "asvs.csv");
    private static final Path NUMBERS = Path.of("src", "test", "resources", "asvs5-numbers.txt");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Set<String> ANSWERS = Set.of("met", "operator", "not applicable", "not met");
    private static final int GOAL = 90;

    private record Answer(String number, String level, String answer, String words, String evidence) {

        static Answer of(String line) {
            String[] cells = line.split(",", -1);
            assertThat(cells).as(line).hasSize(5);
            return new Answer(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        Stream<String> proofs() {
            return Arrays.stream(evidence.split("; ")).filter(proof -> !proof.isBlank());
        }
    }

    @Test
    void everyRequirementIsAnsweredOnce() throws IOException {
        assertThat(answers().stream().map(answer -> answer.number() + "," + answer.level()))
                .containsExactlyElementsOf(Files.readAllLines(NUMBERS))
                .doesNotHaveDuplicates();
        assertThat(answers()).allSatisfy(answer -> {
            assertThat(ANSWERS).contains(answer.answer());
            assertThat(answer.words()).as(answer.number()).isNotBlank();
        });
    }

    @Test
    void whatIsMetNamesAProofThatExists() throws IOException {
        for (Answer answer : answers()) {
            boolean claimed = List.of("met", "operator").contains(answer.answer());
            assertThat(answer.proofs().count() > 0).as(answer.number()).isEqualTo(claimed);
            answer.proofs()
                    .forEach(proof -> assertThat(exists(proof))
                            .as(answer.number() + ": " + proof)
                            .isTrue());
        }
    }

    @Test
    void nearlyAllOfWhatAppliesIsMet() throws IOException {
        Map<String, Long> counts =
                answers().stream().collect(Collectors.groupingBy(Answer::answer, Collectors.counting()));
        long notMet = counts.getOrDefault("not met", 0L);
        long applicable = answers().size() - counts.getOrDefault("not applicable", 0L);
        double share = 100.0 * (applicable - notMet) / applicable;
        System.out.printf(
                "ASVS 5.0.0 L1+L2: %d requirements, %d applicable, %d met by the program, %d by the operator, %d not met: %.1f %%%n",
                answers().size(),
                applicable,
                counts.getOrDefault("met", 0L),
                counts.getOrDefault("operator", 0L),
                notMet,
                share);
        assertThat(share).isGreaterThanOrEqualTo(GOAL);
    }

    @Test
    void aProofThatIsNotThereIsNoticed() {
        assertThat(exists("AsvsTests.aProofThatIsNotThereIsNoticed")).isTrue();
        assertThat(exists("AsvsTests.noSuchMethod")).isFalse();
        assertThat(exists("NoSuchTests.aProofThatIsNotThereIsNoticed")).isFalse();
        assertThat(exists("docs/no-such-page.md")).isFalse();
    }

    private static List<Answer> answers() throws IOException {
        return Files.readAllLines(TABLE).stream().skip(1).map(Answer::of).toList();
    }

    /** A file of the repository, or a method of a test class. */
    private static boolean exists(String proof) {
        if (proof.contains("/")) {
            return Files.exists(Path.of("..").resolve(proof));
        }
        String[] parts = proof.split("\\.", 2);
        return Sources.below(TESTS, "/" + parts[0] + ".java").stream()
                .anyMatch(file -> Sources.text(file).matches("(?s).*\\bvoid " + parts[1] + "\\(.*"));
    }
}
