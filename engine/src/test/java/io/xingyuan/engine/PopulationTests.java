package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All clauses of the real library over random subjects: the population answers as a check-up of each subject does. */
class PopulationTests {

    private static final int ENTERPRISES = 500;

    @ParameterizedTest(name = "seed {0}, {1}")
    @CsvSource({"1, 2024-06-01", "2, 2025-06-01", "3, 2026-09-30"})
    void equalsTheCheckUpOfEachSubject(long seed, LocalDate asOf) throws PolicyProblems {
        PolicyLibrary library = Policies.load(Path.of("..", "policies"));
        var random = new RandomSubjects(new Random(seed), library, asOf);
        List<Subject> subjects = random.some(ENTERPRISES);
        Ledger ledger = random.ledger(subjects);
        Columns.Builder builder = Columns.builder(library.facts());
        subjects.forEach(builder::subject);
        Population population = library.population(builder.build(), ledger, asOf, library.clauses());

        Map<String, Integer> rows = rows(population.subjects());
        Map<State, Integer> states = new EnumMap<>(State.class);
        int near = 0;
        for (int row = 0; row < ENTERPRISES; row++) {
            for (Finding finding :
                    library.check(subjects.get(row), ledger, asOf).findings()) {
                compare(finding, population, rows, row);
                states.merge(finding.state(), 1, Integer::sum);
                near += finding.isNear() ? 1 : 0;
            }
        }
        assertThat(states).containsOnlyKeys(State.values());
        assertThat(near).isPositive();
    }

    /** Ids are unique here across all kinds of subjects. */
    private static Map<String, Integer> rows(Columns subjects) {
        Map<String, Integer> rows = new HashMap<>();
        for (Entity entity : Entity.values()) {
            for (int row = 0; row < subjects.size(entity); row++) {
                rows.put(subjects.id(entity, row), row);
            }
        }
        return rows;
    }

    private static void compare(Finding finding, Population population, Map<String, Integer> rows, int enterprise) {
        Columns subjects = population.subjects();
        Entity entity = finding.clause().entity();
        ClauseColumn column = population.column(finding.clause().id()).orElseThrow();
        int row = Objects.requireNonNull(rows.get(finding.subjectId()));
        assertThat(subjects.enterpriseRow(entity, row)).isEqualTo(enterprise);
        if (!answer(finding).equals(answer(column, row))) {
            fail(
                    "%s for %s: check-up %s, population %s",
                    finding.clause().id(), finding.subjectId(), answer(finding), answer(column, row));
        }
        if (row % 41 == 0) {
            assertThat(population.missing(finding.clause(), row)).isEqualTo(finding.missing());
        }
    }

    private record Answer(
            State state,
            Set<UnknownReason> reasons,
            long distance,
            long fen,
            long floorFen,
            boolean bound,
            long tiers) {}

    private static Answer answer(Finding finding) {
        Award award = finding.award();
        Long distance = finding.distance();
        return new Answer(
                finding.state(),
                finding.explanation().reasons(),
                distance == null ? ClauseColumn.NO_DISTANCE : distance,
                award == null ? ClauseColumn.NO_AMOUNT : orNone(award.fen()),
                award == null ? ClauseColumn.NO_AMOUNT : orNone(award.floorFen()),
                award != null && award.bound(),
                award == null ? 0 : award.tiers());
    }

    private static long orNone(@Nullable Long fen) {
        return fen == null ? ClauseColumn.NO_AMOUNT : fen;
    }

    private static Answer answer(ClauseColumn column, int row) {
        return new Answer(
                column.state(row),
                column.reasons(row),
                column.distance(row),
                column.fen(row),
                column.floorFen(row),
                column.isBound(row),
                column.tiers(row));
    }
}
