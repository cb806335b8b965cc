package io.xingyuan.casework;

import io.xingyuan.calendar.Pause;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.Turn;
import io.xingyuan.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 环节经过库: visits of stages, the pauses of their clocks, and who held the case from when. */
@Component
class Visits {

    private final JdbcClient sql;
    private final Clock clock;

    Visits(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    void begin(CaseFile file, @Nullable TimeLimit limit, @Nullable TimeLimit statutory) {
        sql.sql("""
                insert into casework.visit (case_id, number, stage, name, began_at, began_on, amount, unit, source,
                    statutory_amount, statutory_unit, statutory_source, enterprise_id)
                values (:case, :number, :stage, :name, :now, :today, :amount, :unit, :source,
                    :statutoryAmount, :statutoryUnit, :statutorySource, :enterprise)""")
                .param("case", file.id().value())
                .param("number", file.visit())
                .param("stage", file.stage())
                .param("name", file.stageName())
                .param("now", OffsetDateTime.now(clock))
                .param("today", today())
                .param("amount", limit == null ? null : limit.amount())
                .param("unit", limit == null ? null : limit.unit().name())
                .param("source", limit == null ? "" : limit.source())
                .param("statutoryAmount", statutory == null ? null : statutory.amount())
                .param(
                        "statutoryUnit",
                        statutory == null ? null : statutory.unit().name())
                .param("statutorySource", statutory == null ? "" : statutory.source())
                .param("enterprise", CaseFiles.enterprise(file))
                .update();
    }

    void end(CaseFile file, String outcome) {
        sql.sql("""
                update casework.visit set ended_at = :now, ended_on = :today, outcome = :outcome
                where case_id = :case and number = :number""")
                .param("now", OffsetDateTime.now(clock))
                .param("today", today())
                .param("outcome", outcome)
                .param("case", file.id().value())
                .param("number", file.visit())
                .update();
        sql.sql("""
                update casework.pause set until_day = :today
                where case_id = :case and visit = :number and until_day is null""")
                .param("today", today())
                .param("case", file.id().value())
                .param("number", file.visit())
                .update();
    }

    void extend(CaseFile file, int by) {
        sql.sql("update casework.visit set extension = extension + :by where case_id = :case and number = :number")
                .param("by", by)
                .param("case", file.id().value())
                .param("number", file.visit())
                .update();
    }

    void pause(CaseFile file, String reason, String by) {
        sql.sql("""
                insert into casework.pause (id, case_id, visit, reason, from_day, by_name, enterprise_id)
                values (:id, :case, :visit, :reason, :today, :by, :enterprise)""")
                .param("id", Ids.next(clock))
                .param("case", file.id().value())
                .param("visit", file.visit())
                .param("reason", reason)
                .param("today", today())
                .param("by", by)
                .param("enterprise", CaseFiles.enterprise(file))
                .update();
    }

    /** False when the clock did not stand still for this reason. */
    boolean resume(CaseFile file, String reason) {
        return sql.sql("""
                update casework.pause set until_day = :today
                where case_id = :case and visit = :visit and reason = :reason and until_day is null""")
                        .param("today", today())
                        .param("case", file.id().value())
                        .param("visit", file.visit())
                        .param("reason", reason)
                        .update()
                > 0;
    }

    /** From today on somebody else holds the case; nothing when it is the same. */
    void turn(CaseFile file, String holder) {
        sql.sql("""
                insert into casework.turn (case_id, number, holder, from_day, at, enterprise_id)
                select :case, coalesce(max(number), 0) + 1, :holder, :today, :now, :enterprise
                from casework.turn where case_id = :case
                having coalesce((array_agg(holder order by number desc))[1], '') <> :holder""")
                .param("case", file.id().value())
                .param("holder", holder)
                .param("today", today())
                .param("now", OffsetDateTime.now(clock))
                .param("enterprise", CaseFiles.enterprise(file))
                .update();
    }

    List<Turn> turns(CaseId id) {
        return sql.sql("select holder, from_day from casework.turn where case_id = :case order by number")
                .param("case", id.value())
                .query((row, number) -> new Turn(row.getString("holder"), row.getObject("from_day", LocalDate.class)))
                .list();
    }

    Visit current(CaseFile file) {
        return all(file.id()).stream()
                .filter(visit -> visit.number() == file.visit())
                .findFirst()
                .orElseThrow();
    }

    /** In order. */
    List<Visit> all(CaseId id) {
        Map<Integer, List<Pause>> pauses = pauses(id);
        return sql.sql("select * from casework.visit where case_id = :case order by number")
                .param("case", id.value())
                .query((row, number) -> visit(row, pauses.getOrDefault(row.getInt("number"), List.of())))
                .list();
    }

    private record Still(int visit, Pause pause) {}

    private Map<Integer, List<Pause>> pauses(CaseId id) {
        return sql
                .sql("""
                        select visit, reason, from_day, until_day from casework.pause where case_id = :case
                        order by from_day, id""")
                .param("case", id.value())
                .query((row, number) -> new Still(
                        row.getInt("visit"),
                        new Pause(
                                row.getString("reason"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("until_day", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Still::visit, Collectors.mapping(Still::pause, Collectors.toList())));
    }

    /** The visits of open tasks whose days may have to be counted anew, one page at a time in the order of cases. */
    List<UUID> running(UUID after, int most) {
        return sql.sql("""
                        select distinct case_id from casework.task
                        where status = 'OPEN' and case_id > :after
                        order by case_id limit :most""")
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private static Visit visit(ResultSet row, List<Pause> pauses) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String outcome = row.getString("outcome");
        return new Visit(
                row.getInt("number"),
                row.getString("stage"),
                row.getString("name"),
                row.getTimestamp("began_at").toInstant(),
                row.getObject("began_on", LocalDate.class),
                limit(row, ""),
                limit(row, "statutory_"),
                row.getInt("extension"),
                row.getObject("ended_on", LocalDate.class),
                ended == null ? null : ended.toInstant(),
                outcome == null ? "" : outcome,
                pauses);
    }

    private static @Nullable TimeLimit limit(ResultSet row, String which) throws SQLException {
        String unit = row.getString(which + "unit");
        return unit == null
                ? null
                : new TimeLimit(
                        row.getInt(which + "amount"), TimeLimit.Unit.valueOf(unit), row.getString(which + "source"));
    }
}
