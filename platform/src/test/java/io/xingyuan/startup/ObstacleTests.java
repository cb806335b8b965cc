package io.xingyuan.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every exit code of an obstacle is known wherever somebody decides or reads what comes after it. */
class ObstacleTests {

    /** Wrong use, a missing tool, a failed build: the launcher's own. */
    private static final Set<Integer> OF_THE_LAUNCHER = Set.of(2, 3, 4);

    private static final Set<Integer> OF_OBSTACLES =
            Arrays.stream(Obstacle.values()).map(Obstacle::exitCode).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void systemdStartsAgainWhatAnotherStartMayMendOnly() throws IOException {
        String prevented = found("packaging/xingyuan.service", "(?m)^RestartPreventExitStatus=(.*)$")
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(Arrays.stream(prevented.split(" ")).map(Integer::valueOf))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(OF_THE_LAUNCHER.stream(), OF_OBSTACLES.stream())
                        .filter(code -> code != Obstacle.DATABASE_AWAY.exitCode())
                        .toList());
        assertThat(found("packaging/xingyuan.service", "(?m)^Environment=.*XINGYUAN_DATABASE_PATIENCE=\\d+m"))
                .hasSize(1);
    }

    @Test
    void theManualSaysWhatToDoAfterEach() throws IOException {
        assertThat(found("docs/operations.md", "(?m)^\\| (\\d+) \\|").map(row -> Integer.valueOf(row.group(1))))
                .containsAll(OF_OBSTACLES)
                .contains(11);
    }

    private static Stream<MatchResult> found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of("..", file)))
                .results();
    }
}
