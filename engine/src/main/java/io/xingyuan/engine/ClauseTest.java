package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 条款测试: one authored case.
 *
 * @param subject an enterprise; for clauses on other entities with one child of that entity
 */
record ClauseTest(String name, Place place, LocalDate asOf, Subject subject, Ledger ledger, Expectation expected) {

    /**
     * 期望. Null parts are not looked at.
     *
     * @param fen amount; {@link #NO_AMOUNT} when none may come out
     * @param failing ids of the authored leaves that fail
     * @param missing names of the facts that still matter
     */
    record Expectation(
            State state,
            @Nullable Long fen,
            @Nullable Long floorFen,
            @Nullable List<String> failing,
            @Nullable List<String> missing) {

        static final long NO_AMOUNT = -1;
    }

    /** The one whose finding is expected. */
    Subject target() {
        return subject.children().isEmpty() ? subject : subject.children().getFirst();
    }
}
