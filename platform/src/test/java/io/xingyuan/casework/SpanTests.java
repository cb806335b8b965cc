package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.calendar.Pause;
import io.xingyuan.calendar.Turn;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class SpanTests {

    private static final Turn OFFICE = new Turn("政策专员", day(9, 21));

    private final WorkingDays days;

    SpanTests(@Autowired WorkCalendar calendar) {
        this.days = calendar.days();
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private Span span(LocalDate from, LocalDate until, List<Turn> turns, List<Pause> pauses) {
        return Span.of(from, until, turns, pauses, days);
    }

    @Test
    void theFirstDayIsLeftOutAndRestDaysDoNotCount() {
        assertThat(span(day(9, 21), day(9, 21), List.of(OFFICE), List.of())).isEqualTo(new Span(0, 0, 0));
        assertThat(span(day(9, 21), day(9, 24), List.of(OFFICE), List.of())).isEqualTo(new Span(3, 0, 0));
        // 国庆节: off from 1 to 7 October 2026, Saturday 10 October is worked
        assertThat(span(day(9, 30), day(10, 12), List.of(OFFICE), List.of())).isEqualTo(new Span(4, 0, 0));
    }

    @Test
    void aDayBelongsToWhoeverHeldTheCaseOnItAndCountsOnce() {
        List<Turn> turns = List.of(OFFICE, new Turn(Stages.APPLICANT, day(10, 12)), new Turn("政策专员", day(10, 14)));
        Pause correction = new Pause("申请人补正", day(10, 12), day(10, 14));
        Pause objection = new Pause("公示异议处理", day(10, 13), day(10, 16));

        Span span = span(day(10, 9), day(10, 19), turns, List.of(correction, objection));

        // 10 and 12 office; 13 and 14 applicant; 15 and 16 paused; 19 office
        assertThat(span).isEqualTo(new Span(3, 2, 2));
        assertThat(span.office() + span.applicant() + span.paused()).isEqualTo(days.between(day(10, 9), day(10, 19)));
    }

    @Test
    void stagesAddUpToTheWhole() {
        List<Turn> turns = List.of(OFFICE, new Turn(Stages.APPLICANT, day(9, 28)), new Turn("财务专员", day(10, 9)));
        List<Pause> pauses = List.of(new Pause("专家评审", day(10, 13), day(10, 20)));
        LocalDate[] ends = {day(9, 21), day(9, 25), day(10, 12), day(10, 15), day(11, 3)};
        Span sum = new Span(0, 0, 0);
        for (int i = 1; i < ends.length; i++) {
            sum = sum.plus(span(ends[i - 1], ends[i], turns, pauses));
        }
        assertThat(sum).isEqualTo(span(ends[0], ends[4], turns, pauses));
        assertThat(sum.applicant()).isPositive();
        assertThat(sum.paused()).isPositive();
    }
}
