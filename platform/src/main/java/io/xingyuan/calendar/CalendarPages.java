package io.xingyuan.calendar;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Open;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The working-day calendar, open to everybody, with a counter for periods. */
@Controller
@Open
class CalendarPages {

    private static final int MOST = 10_000;

    private final WorkCalendar calendar;
    private final HolidayNotices notices;
    private final Clock clock;

    CalendarPages(WorkCalendar calendar, HolidayNotices notices, Clock clock) {
        this.calendar = calendar;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    String show(@RequestParam(required = false) @Nullable Integer year, CountForm form, Model model) {
        LocalDate today = LocalDate.now(clock);
        List<Integer> years = notices.years();
        int shown = year != null && years.contains(year) ? year : today.getYear();
        model.addAttribute(
                "page", new CalendarPage(shown, years, notices.ofYear(shown), calendar.days(), today, count(form)));
        return "calendar/page";
    }

    private CalendarPage.Count count(CountForm form) {
        if (!form.asked()) {
            return fault(form, "");
        }
        LocalDate start = CountForm.date(form.start()).orElse(null);
        if (start == null) {
            return fault(form, t("起算日应写作 2026-01-31 的样子。"));
        }
        try {
            return form.until().isEmpty() ? forward(form, start) : between(form, start);
        } catch (Refusal beyond) {
            return fault(form, t(beyond));
        }
    }

    private CalendarPage.Count forward(CountForm form, LocalDate start) {
        if (!form.amount().matches("\\d{1,5}") || Integer.parseInt(form.amount()) > MOST) {
            return fault(form, t("期限应是 1 到 10000 的整数。"));
        }
        WorkingDays days = calendar.days();
        LocalDate due = new TimeLimit(Integer.parseInt(form.amount()), form.chosenUnit(), "").due(start, days);
        Optional<Integer> provisional = Optional.of(due.getYear()).filter(days::provisional);
        return new CalendarPage.Count(form, due, null, days.met(start, due), provisional, "");
    }

    private CalendarPage.Count between(CountForm form, LocalDate start) {
        LocalDate until = CountForm.date(form.until()).orElse(null);
        if (until == null || until.isBefore(start)) {
            return fault(form, t("截止日应写作 2026-01-31 的样子，并且不早于起算日。"));
        }
        WorkingDays days = calendar.days();
        return new CalendarPage.Count(
                form, null, days.between(start, until), days.met(start, until), days.provisional(start, until), "");
    }

    private static CalendarPage.Count fault(CountForm form, @Nullable String sentence) {
        return new CalendarPage.Count(form, null, null, List.of(), Optional.empty(), sentence == null ? "" : sentence);
    }
}
