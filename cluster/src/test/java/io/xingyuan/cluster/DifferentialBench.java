package io.xingyuan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random typed expressions and all clauses of the library on random rows: interpreter = columns = Spark SQL in ANSI mode.
 * The part on Spark of {@code ./xingyuan bench differential [--cells N] [--seed N]}.
 */
@Tag("bench")
@SuppressWarnings("SystemOut") // figures for a person
class DifferentialBench {

    private static final int ROWS = 2_000;
    private static final int EXPRESSIONS = 150;
    private static final int ENTERPRISES = 300;
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2024, 6, 1), LocalDate.of(2025, 6, 1), LocalDate.of(2026, 9, 30));

    @Test
    void sparkSaysTheSame() throws SQLException, PolicyProblems {
        long first = Long.getLong("seed", 1);
        long wanted = Long.getLong("cells", 1_200_000);
        long cells = 0;
        long seed = first;
        for (; cells < wanted; seed++) {
            cells += SparkSqlTests.differential(seed).expressions(EXPRESSIONS, ROWS);
            System.out.printf("Spark, seed %d: %,d cells%n", seed, cells);
        }
        PolicyLibrary library = Policies.load(Path.of("..", "policies"));
        long findings = 0;
        for (int day = 0; day < DAYS.size(); day++) {
            findings += SparkSqlTests.differential(first + day).clauses(library, DAYS.get(day), ENTERPRISES);
            System.out.printf("Spark, %s: %,d findings%n", DAYS.get(day), findings);
        }
        assertThat(findings).isGreaterThan(10_000);
        System.out.printf(
                "differential: %,d cells and %,d findings, interpreter = columns = Spark SQL, 0 differences, seeds %d to"
                        + " %d%n",
                cells, findings, first, seed - 1);
    }
}
