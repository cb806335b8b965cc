package io.xingyuan.policy.applyfree;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 时限执行库: counts how often the public clocks were kept, and keeps what everybody may read of it. */
@Component
class KeptClocks {

    private final JdbcClient sql;
    private final WorkCalendar calendar;
    private final Clock clock;

    KeptClocks(JdbcClient sql, WorkCalendar calendar, Clock clock) {
        this.sql = sql;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** 一组: alike as to when they began and ended and how long they might take; ended null while under way. */
    private record Group(LocalDate began, @Nullable LocalDate ended, int days, long number) {

        boolean over(LocalDate today, WorkingDays working) {
            return ended != null || today.isAfter(due(working));
        }

        boolean inTime(WorkingDays working) {
            return ended != null && !ended.isAfter(due(working));
        }

        private LocalDate due(WorkingDays working) {
            return TimeLimit.workingDays(days, "").due(began, working);
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Optional<Kept> of(PublicClock.Key key) {
        return sql.sql("select done, in_time, since from policy.applyfree_kept where key = :key")
                .param("key", key.stored())
                .query((row, number) ->
                        new Kept(row.getLong("done"), row.getLong("in_time"), row.getObject("since", LocalDate.class)))
                .optional();
    }

    /** Of the last twelve months, without what the demo invented. */
    Kept count(PublicClock.Key key) {
        LocalDate today = today();
        LocalDate since = today.minusYears(1);
        WorkingDays working = calendar.days();
        List<Group> over = groups(key, since).stream()
                .filter(group -> group.over(today, working))
                .toList();
        return new Kept(
                over.stream().mapToLong(Group::number).sum(),
                over.stream()
                        .filter(group -> group.inTime(working))
                        .mapToLong(Group::number)
                        .sum(),
                since);
    }

    private List<Group> groups(PublicClock.Key key, LocalDate since) {
        String query = key == PublicClock.Key.PUSH ? """
                select (started_at at time zone 'Asia/Shanghai')::date as began,
                    (pushed_at at time zone 'Asia/Shanghai')::date as ended, push_days as days, count(*) as number
                from policy.applyfree_run
                where not demo and started_at >= :since and (pushed_at is not null or status = 'OPEN')
                group by 1, 2, 3""" : """
                select (o.answered_at at time zone 'Asia/Shanghai')::date as began, o.paid_on as ended, r.pay_days as days,
                    count(*) as number
                from policy.applyfree_offer o join policy.applyfree_run r on r.id = o.run_id
                where not r.demo and o.answered_at >= :since
                  and o.status in ('CONSENTED', 'RUNNING', 'APPROVED', 'PAID')
                group by 1, 2, 3""";
        return sql.sql(query)
                .param("since", since.atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query(KeptClocks::group)
                .list();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getObject("began", LocalDate.class),
                row.getObject("ended", LocalDate.class),
                row.getInt("days"),
                row.getLong("number"));
    }

    void write(PublicClock.Key key, Kept kept) {
        sql.sql("""
                insert into policy.applyfree_kept (key, done, in_time, since, counted_at)
                values (:key, :done, :inTime, :since, :now)
                on conflict (key) do update set done = excluded.done, in_time = excluded.in_time, since = excluded.since,
                    counted_at = excluded.counted_at""")
                .param("key", key.stored())
                .param("done", kept.done())
                .param("inTime", kept.inTime())
                .param("since", kept.since())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** False when it was told before. */
    boolean warn(RunId run, PublicClock.Key key, LocalDate due, String stage) {
        return sql.sql("""
                insert into policy.applyfree_warning (run_id, key, due, stage, at)
                values (:run, :key, :due, :stage, :now) on conflict do nothing""")
                        .param("run", run.value())
                        .param("key", key.stored())
                        .param("due", due)
                        .param("stage", stage)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }
}
