package io.xingyuan.casework;

import io.xingyuan.calendar.Pause;
import io.xingyuan.calendar.Turn;
import io.xingyuan.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;

/**
 * 用时: the working days of a stretch of time, by who held the case. Each day counts once: with the applicant before
 * paused, paused before in the office.
 */
record Span(int office, int applicant, int paused) {

    /**
     * Of the days after one up to and with another.
     *
     * @param turns in order; each holds from the day after it began
     */
    static Span of(LocalDate from, LocalDate until, List<Turn> turns, List<Pause> pauses, WorkingDays days) {
        int office = 0;
        int applicant = 0;
        int paused = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            if (!days.contains(day)) {
                continue;
            }
            if (withApplicant(turns, day)) {
                applicant++;
            } else if (paused(pauses, day)) {
                paused++;
            } else {
                office++;
            }
        }
        return new Span(office, applicant, paused);
    }

    private static boolean withApplicant(List<Turn> turns, LocalDate day) {
        return turns.stream()
                .filter(turn -> turn.from().isBefore(day))
                .reduce((first, second) -> second)
                .filter(turn -> turn.holder().equals(Stages.APPLICANT))
                .isPresent();
    }

    private static boolean paused(List<Pause> pauses, LocalDate day) {
        return pauses.stream()
                .anyMatch(pause -> pause.from().isBefore(day)
                        && (pause.until() == null || !pause.until().isBefore(day)));
    }

    Span plus(Span other) {
        return new Span(office + other.office, applicant + other.applicant, paused + other.paused);
    }
}
