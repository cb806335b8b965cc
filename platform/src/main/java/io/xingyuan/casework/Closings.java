package io.xingyuan.casework;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.Turn;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 办结账: what each case took, written together with its end, so that every figure is a sum of rows. */
@Component
class Closings {

    private final JdbcClient sql;
    private final CaseFiles files;
    private final Visits visits;
    private final WorkCalendar calendar;
    private final ApplicationEventPublisher publisher;

    Closings(
            JdbcClient sql,
            CaseFiles files,
            Visits visits,
            WorkCalendar calendar,
            ApplicationEventPublisher publisher) {
        this.sql = sql;
        this.files = files;
        this.visits = visits;
        this.calendar = calendar;
        this.publisher = publisher;
    }

    @EventListener
    void closed(CaseClosed closed) {
        write(closed.id());
    }

    /** Counts a case that has ended; a second time it is counted anew. */
    void write(CaseId id) {
        CaseFile file = files.get(id);
        WorkingDays days = calendar.days();
        List<Turn> turns = visits.turns(id);
        List<Visit> ended =
                visits.all(id).stream().filter(visit -> visit.endedOn() != null).toList();
        if (ended.isEmpty()) {
            return;
        }
        Span whole = new Span(0, 0, 0);
        for (Visit visit : ended) {
            whole = whole.plus(span(visit, turns, days));
        }
        head(file, ended.getFirst().beganOn(), end(ended.getLast()), whole, days.hashCode());
        sql.sql("delete from casework.closing_stage where case_id = :case")
                .param("case", id.value())
                .update();
        for (Visit visit : ended) {
            stage(id, visit, span(visit, turns, days), days);
        }
        publisher.publishEvent(new CaseCounted(
                id, file.status(), ended.getFirst().beganOn(), whole.office(), whole.applicant(), whole.paused()));
    }

    private static Span span(Visit visit, List<Turn> turns, WorkingDays days) {
        return Span.of(visit.beganOn(), end(visit), turns, visit.pauses(), days);
    }

    private static LocalDate end(Visit visit) {
        return visit.endedOn() == null ? visit.beganOn() : visit.endedOn();
    }

    private void head(CaseFile file, LocalDate opened, LocalDate closed, Span span, int basis) {
        sql.sql("""
                insert into casework.closing (case_id, enterprise_id, procedure, topic, topic_title, park, status,
                    opened_on, closed_on, office_days, applicant_days, paused_days, corrections, attendances, basis)
                select f.id, f.enterprise_id, f.procedure, f.topic, f.topic_title, f.park, f.status,
                    :opened, :closed, :office, :applicant, :paused,
                    (select count(*) from casework.task t
                     where t.case_id = f.id and t.kind = 'CORRECT' and t.status = 'DONE'),
                    (select count(*) from casework.attendance a where a.case_id = f.id), :basis
                from casework.case_file f where f.id = :case
                on conflict (case_id) do update set topic = excluded.topic, topic_title = excluded.topic_title,
                    opened_on = excluded.opened_on, closed_on = excluded.closed_on,
                    office_days = excluded.office_days, applicant_days = excluded.applicant_days,
                    paused_days = excluded.paused_days, corrections = excluded.corrections,
                    attendances = excluded.attendances, basis = excluded.basis""")
                .param("case", file.id().value())
                .param("opened", opened)
                .param("closed", closed)
                .param("office", span.office())
                .param("applicant", span.applicant())
                .param("paused", span.paused())
                .param("basis", basis)
                .update();
    }

    private void stage(CaseId id, Visit visit, Span span, WorkingDays days) {
        var limit = visit.limit();
        boolean counted = limit != null && limit.unit() == TimeLimit.Unit.WORKING_DAYS;
        var statutory = visit.statutory();
        boolean lawful = counted && statutory != null && statutory.unit() == TimeLimit.Unit.WORKING_DAYS;
        @Nullable
        Integer used = counted ? Integer.valueOf(visit.clock().orElseThrow().elapsed(days, end(visit))) : null;
        sql.sql("""
                insert into casework.closing_stage (case_id, visit, enterprise_id, procedure, topic, park, status,
                    closed_on, stage, name, began_on, ended_on, office_days, applicant_days, paused_days, limit_days,
                    used_days, statutory_days)
                select case_id, :visit, enterprise_id, procedure, topic, park, status, closed_on, :stage, :name,
                    :began, :ended, :office, :applicant, :paused, :limit, :used, :statutory
                from casework.closing where case_id = :case""")
                .param("case", id.value())
                .param("visit", visit.number())
                .param("stage", visit.stage())
                .param("name", visit.name())
                .param("began", visit.beganOn())
                .param("ended", end(visit))
                .param("office", span.office())
                .param("applicant", span.applicant())
                .param("paused", span.paused())
                .param("limit", counted && limit != null ? limit.amount() : null, Types.INTEGER)
                .param("used", used, Types.INTEGER)
                .param("statutory", lawful && statutory != null ? statutory.amount() : null, Types.INTEGER)
                .update();
    }

    int basis() {
        return calendar.days().hashCode();
    }

    /** Cases that ended and are not counted, or by another calendar; one page at a time in their order. */
    List<UUID> stale(int basis, UUID after, int most) {
        return sql.sql("""
                        select f.id from casework.case_file f left join casework.closing c on c.case_id = f.id
                        where f.closed_at is not null and f.id > :after
                          and (c.case_id is null or c.basis <> :basis)
                        order by f.id limit :most""")
                .param("after", after)
                .param("basis", basis)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Puts rows of the tallies together that differ in nothing but their number; no sum changes. */
    void gather() {
        sql.sql("""
                with gone as (
                    delete from casework.closing_tally t using (
                        select ctid as place, count(*) over (partition by closed_on, procedure, topic, topic_title, park,
                            status, days, corrections, attendances) as alike
                        from casework.closing_tally) m
                    where m.place = t.ctid and m.alike > 1 returning t.*)
                insert into casework.closing_tally
                select closed_on, procedure, topic, topic_title, park, status, days, corrections, attendances,
                    sum(cases), sum(office_days), sum(applicant_days), sum(paused_days)
                from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9
                having sum(cases) <> 0 or sum(office_days) <> 0 or sum(applicant_days) <> 0
                    or sum(paused_days) <> 0""").update();
        sql.sql("""
                with gone as (
                    delete from casework.closing_stage_tally t using (
                        select ctid as place, count(*) over (partition by closed_on, procedure, topic, park, status,
                            stage, name, visit, limit_days, used_days, statutory_days) as alike
                        from casework.closing_stage_tally) m
                    where m.place = t.ctid and m.alike > 1 returning t.*)
                insert into casework.closing_stage_tally (closed_on, procedure, topic, park, status, stage, name, visit,
                    limit_days, used_days, statutory_days, visits, office_days, applicant_days, paused_days)
                select closed_on, procedure, topic, park, status, stage, name, visit, limit_days, used_days,
                    statutory_days, sum(visits), sum(office_days), sum(applicant_days), sum(paused_days)
                from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
                having sum(visits) <> 0 or sum(office_days) <> 0 or sum(applicant_days) <> 0
                    or sum(paused_days) <> 0""").update();
    }
}
