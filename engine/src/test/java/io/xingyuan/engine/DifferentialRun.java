package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * 长跑的对照: random typed expressions on random rows until enough cells are compared, then all clauses of the library on
 * random enterprises on several days. A difference stops the run and is shown with its seed. The properties {@code cells}
 * and {@code seed} say how many cells, and where to begin.
 */
@SuppressWarnings("SystemOut") // figures for a person
public final class DifferentialRun {

    private static final int ROWS = 2_000;
    private static final int EXPRESSIONS = 150;
    private static final int ENTERPRISES = 300;
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2025, 6, 1), LocalDate.of(2026, 9, 30));

    private DifferentialRun() {}

    /** 一问: gives how much was compared. */
    public interface Comparison {
        long compare(SqlDifferential differential) throws SQLException;
    }

    /** 被对照的: puts a question to one database or to several; gives how much each of them compared. */
    public interface Databases {
        long compare(long seed, Comparison question) throws SQLException;
    }

    /**
     * Runs to the end and prints the last line.
     *
     * @param equal what is equal, such as {@code interpreter = columns = DuckDB}
     */
    public static void of(String equal, Databases databases) throws SQLException, PolicyProblems {
        long first = Long.getLong("seed", 1);
        long wanted = Long.getLong("cells", 1_200_000);
        long cells = 0;
        long seed = first;
        for (; cells < wanted; seed++) {
            cells += databases.compare(seed, differential -> differential.expressions(EXPRESSIONS, ROWS));
            System.out.printf("seed %d: %,d cells%n", seed, cells);
        }
        PolicyLibrary library = Policies.load(Path.of("..", "policies"));
        long findings = 0;
        for (int i = 0; i < DAYS.size(); i++) {
            LocalDate day = DAYS.get(i);
            findings += databases.compare(first + i, differential -> differential.clauses(library, day, ENTERPRISES));
            System.out.printf("%s: %,d findings%n", day, findings);
        }
        assertThat(findings).isGreaterThan(10_000);
        System.out.printf(
                "differential: %,d cells and %,d findings, %s, 0 differences, seeds %d to %d%n",
                cells, findings, equal, first, seed - 1);
    }
}
