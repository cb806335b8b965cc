package io.xingyuan.casework;

import io.xingyuan.calendar.Light;
import io.xingyuan.calendar.StatutoryClock;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.casework.procedure.Stage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 亮灯: the thresholds as the administrator set them, and the days on which the lights of a visit change. */
@Component
class Lights {

    private final JdbcClient sql;
    private final WorkCalendar calendar;
    private final Clock clock;

    Lights(JdbcClient sql, WorkCalendar calendar, Clock clock) {
        this.sql = sql;
        this.calendar = calendar;
        this.clock = clock;
    }

    WorkingDays workingDays() {
        return calendar.days();
    }

    /** A last day as pages write it; empty for none. */
    String dated(@Nullable LocalDate day) {
        return day == null ? "" : workingDays().dated(day);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Light.Thresholds thresholds() {
        return sql.sql("select yellow, red from casework.light")
                .query((row, number) -> new Light.Thresholds(row.getInt("yellow"), row.getInt("red")))
                .single();
    }

    void change(Light.Thresholds thresholds, String by) {
        sql.sql("update casework.light set yellow = :yellow, red = :red, changed_by = :by, changed_at = :now")
                .param("yellow", thresholds.yellow())
                .param("red", thresholds.red())
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** How long an applicant has to mend what was asked where the stage does not say it, and who says so. */
    TimeLimit correction() {
        return sql.sql("select correction_amount, correction_unit, correction_source from casework.light")
                .query((row, number) -> new TimeLimit(
                        row.getInt("correction_amount"),
                        TimeLimit.Unit.valueOf(row.getString("correction_unit")),
                        row.getString("correction_source")))
                .single();
    }

    void change(TimeLimit correction, String by) {
        sql.sql("""
                update casework.light set correction_amount = :amount, correction_unit = :unit,
                    correction_source = :source, correction_by = :by, correction_at = :now""")
                .param("amount", correction.amount())
                .param("unit", correction.unit().name())
                .param("source", correction.source())
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** How long whoever is asked in a stage has to mend it: by its own limit, else by the house's. */
    TimeLimit correction(Stage stage) {
        return stage.correction() == null ? correction() : stage.correction();
    }

    /** The days of a correction that is asked for today. */
    LightDays ofCorrection(TimeLimit limit) {
        return of(StatutoryClock.start(limit, today()));
    }

    LightDays of(StatutoryClock clock) {
        return of(clock, workingDays(), thresholds(), today());
    }

    /** From what the days of the open tasks were counted. */
    String basis() {
        return sql.sql("select basis from casework.light").query(String.class).single();
    }

    void basis(String now) {
        sql.sql("update casework.light set basis = :basis").param("basis", now).update();
    }

    /** Changes whenever the calendar or the thresholds do. */
    String fingerprint() {
        Light.Thresholds thresholds = thresholds();
        return workingDays().hashCode() + " " + thresholds.yellow() + " " + thresholds.red();
    }

    LightDays of(Visit visit) {
        LocalDate today = today();
        if (visit.clock().isEmpty() || visit.paused(today)) {
            return LightDays.NONE;
        }
        return of(visit.clock().get(), workingDays(), thresholds(), today);
    }

    /** The same answer as {@link StatutoryClock#light} on every day until the clock is paused or extended. */
    static LightDays of(StatutoryClock clock, WorkingDays days, Light.Thresholds thresholds, LocalDate today) {
        LocalDate due = clock.due(days, today);
        boolean working = clock.limit().unit() == TimeLimit.Unit.WORKING_DAYS;
        int whole = clock.whole(days);
        return new LightDays(
                due,
                before(due, Math.max(1, thresholds.yellow() * whole / 100), working, days),
                before(due, Math.max(1, thresholds.red() * whole / 100), working, days));
    }

    private static LocalDate before(LocalDate due, int left, boolean working, WorkingDays days) {
        return working ? days.plus(due, -left) : due.minusDays(left);
    }
}
