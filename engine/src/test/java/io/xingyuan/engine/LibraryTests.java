package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The policy library of this repository: what its authors wrote down as tests, and what follows from them. */
class LibraryTests {

    private static final Path POLICIES = Path.of("../policies");

    private final PolicyLibrary library = load();

    private static PolicyLibrary load() {
        try {
            return Policies.load(POLICIES);
        } catch (PolicyProblems problems) {
            throw new AssertionError(problems.getMessage(), problems);
        }
    }

    @TestFactory
    Stream<DynamicTest> authored() {
        return library.clauses().stream()
                .flatMap(clause -> library.trials(clause.id()).stream())
                .map(LibraryTests::test);
    }

    @TestFactory
    Stream<DynamicTest> boundariesAndMissingFacts() {
        return library.clauses().stream()
                .flatMap(clause -> library.variations(clause.id()).stream())
                .map(LibraryTests::test);
    }

    private static DynamicTest test(Trial trial) {
        return dynamicTest(
                trial.clause() + " " + trial.name(),
                () -> assertThat(trial.passed()).as(trial.message()).isTrue());
    }

    @Test
    void everyClauseHasAtLeastFiveTestsAndACite() {
        assertThat(library.clauses()).allSatisfy(clause -> {
            assertThat(clause.tests()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(clause.cite()).isNotBlank();
        });
    }

    @Test
    void theHashTellsSourcesApart() throws PolicyProblems {
        assertThat(library.hash()).hasSize(64).isEqualTo(load().hash());
        assertThat(ALibrary.withExpression("高企").load().hash())
                .isNotEqualTo(ALibrary.withExpression("not(高企)").load().hash());
    }
}
