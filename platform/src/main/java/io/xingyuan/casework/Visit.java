package io.xingyuan.casework;

import io.xingyuan.calendar.Pause;
import io.xingyuan.calendar.StatutoryClock;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.casework.procedure.Publicity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 环节经过: one time that a case is in a stage.
 *
 * @param limit what the procedure allows; null where no clock runs
 * @param statutory what the law allows at most, as it was when the case came; null where nobody has entered any
 */
record Visit(
        int number,
        String stage,
        String name,
        Instant beganAt,
        LocalDate beganOn,
        @Nullable TimeLimit limit,
        @Nullable TimeLimit statutory,
        int extension,
        @Nullable LocalDate endedOn,
        @Nullable Instant endedAt,
        String outcome,
        List<Pause> pauses) {

    Visit {
        pauses = List.copyOf(pauses);
    }

    /** The clock of its limit; empty where none runs. */
    Optional<StatutoryClock> clock() {
        return limit == null
                ? Optional.empty()
                : Optional.of(new StatutoryClock(limit, beganOn, pauses, extension, endedOn));
    }

    boolean paused(LocalDate today) {
        return endedOn == null && pauses.stream().anyMatch(pause -> pause.until() == null);
    }

    /** 公示期: the last day of it, as seen from a day; what paused the stage does not count. */
    LocalDate publicUntil(Publicity publicity, WorkingDays days, LocalDate asOf) {
        return new StatutoryClock(
                        TimeLimit.workingDays(publicity.workingDays(), publicity.source()), beganOn, pauses, 0, null)
                .due(days, asOf);
    }
}
