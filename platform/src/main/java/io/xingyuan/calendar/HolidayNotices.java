package io.xingyuan.calendar;

import io.xingyuan.kernel.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 放假通知库: every notice that was loaded; the newest of a year counts. */
@Component
class HolidayNotices {

    private final JdbcClient sql;
    private final Clock clock;

    HolidayNotices(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Row(HolidayNotice notice, UUID id) {}

    /** Newest first. */
    List<HolidayNotice> ofYear(int year) {
        return sql
                .sql("""
                        select id, year, title, url, official, loaded_by, loaded_at from calendar.holiday_notice
                        where year = :year order by loaded_at desc, id desc""")
                .param("year", year)
                .query((row, number) -> new Row(
                        new HolidayNotice(
                                row.getInt("year"),
                                row.getString("title"),
                                row.getString("url"),
                                row.getBoolean("official"),
                                row.getString("loaded_by"),
                                row.getTimestamp("loaded_at")
                                        .toInstant()
                                        .atZone(clock.getZone())
                                        .toLocalDate(),
                                List.of()),
                        row.getObject("id", UUID.class)))
                .list()
                .stream()
                .map(row -> withDays(row.notice(), row.id()))
                .toList();
    }

    private HolidayNotice withDays(HolidayNotice notice, UUID id) {
        List<SpecialDay> days = sql.sql("""
                        select day, working, name from calendar.special_day where notice_id = :id order by day""")
                .param("id", id)
                .query((row, number) -> new SpecialDay(
                        row.getObject("day", LocalDate.class), row.getBoolean("working"), row.getString("name")))
                .list();
        return new HolidayNotice(
                notice.year(), notice.title(), notice.url(), notice.official(), notice.by(), notice.loaded(), days);
    }

    Optional<HolidayNotice> current(int year) {
        return ofYear(year).stream().findFirst();
    }

    List<Integer> years() {
        return sql.sql("select distinct year from calendar.holiday_notice order by year")
                .query(Integer.class)
                .list();
    }

    /** A notice may name days of the neighbouring years; where two do, the one of the later year says more recently. */
    WorkingDays workingDays() {
        Map<LocalDate, SpecialDay> days = new HashMap<>();
        Set<Integer> announced = new HashSet<>();
        for (int year : years()) {
            HolidayNotice notice = current(year).orElseThrow();
            notice.days().forEach(day -> days.put(day.date(), day));
            if (notice.official()) {
                announced.add(year);
            }
        }
        return new WorkingDays(days.values(), announced);
    }

    void add(HolidayNotice notice) {
        UUID id = Ids.next(clock);
        sql.sql("""
                insert into calendar.holiday_notice (id, year, title, url, official, loaded_by, loaded_at)
                values (:id, :year, :title, :url, :official, :by, :now)""")
                .param("id", id)
                .param("year", notice.year())
                .param("title", notice.title())
                .param("url", notice.url())
                .param("official", notice.official())
                .param("by", notice.by())
                .param("now", OffsetDateTime.now(clock))
                .update();
        for (SpecialDay day : notice.days()) {
            sql.sql(
                            "insert into calendar.special_day (notice_id, day, working, name) values (:id, :day, :working, :name)")
                    .param("id", id)
                    .param("day", day.date())
                    .param("working", day.working())
                    .param("name", day.name())
                    .update();
        }
    }
}
