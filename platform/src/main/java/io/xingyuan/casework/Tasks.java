package io.xingyuan.casework;

import io.xingyuan.calendar.StatutoryClock;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 待办库: what the seats of stages have to do. */
@Component
class Tasks {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final Clock clock;

    Tasks(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** 持有人: who is to do it. */
    record Holder(String account, String name) {}

    UUID add(CaseFile file, Task.Kind kind, Role role, @Nullable Holder holder, LightDays days) {
        UUID id = Ids.next(clock);
        sql.sql("""
                insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, holder, holder_name, held_at,
                    park, enterprise_id, procedure, number, title, applicant, began_on, due, yellow_from, red_from,
                    status, told)
                values (:id, :case, :visit, :stage, :stageName, :kind, :role, :holder, :holderName, :heldAt,
                    :park, :enterprise, :procedure, :number, :title, :applicant, :today, :due, :yellow, :red, 'OPEN', :told)""")
                .param("id", id)
                .param("case", file.id().value())
                .param("visit", file.visit())
                .param("stage", file.stage())
                .param("stageName", file.stageName())
                .param("kind", kind.name())
                .param("role", role.name())
                .param("holder", holder == null ? null : holder.account())
                .param("holderName", holder == null ? "" : holder.name())
                .param("heldAt", holder == null ? null : OffsetDateTime.now(clock))
                .param("park", file.park())
                .param("enterprise", CaseFiles.enterprise(file))
                .param("procedure", file.procedure())
                .param("number", file.number())
                .param("title", file.title())
                .param("applicant", file.applicant())
                .param("today", LocalDate.now(clock))
                .param("due", days.due())
                .param("yellow", days.yellow())
                .param("red", days.red())
                .param("told", kind != Task.Kind.DECIDE || holder != null)
                .update();
        return id;
    }

    /** Under which limit the applicant was asked to mend something. */
    void askedUnder(UUID id, TimeLimit limit) {
        sql.sql("""
                update casework.task set correction_amount = :amount, correction_unit = :unit, correction_source = :source
                where id = :id""")
                .param("amount", limit.amount())
                .param("unit", limit.unit().name())
                .param("source", limit.source())
                .param("id", id)
                .update();
    }

    /** 补正限期: an open correction with the clock that runs for it. */
    record Mending(UUID id, StatutoryClock clock) {}

    List<Mending> mending(CaseFile file) {
        return sql.sql("""
                select * from casework.task
                where case_id = :case and status = 'OPEN' and kind = 'CORRECT' and correction_amount is not null""")
                .param("case", file.id().value())
                .query((row, number) -> new Mending(
                        row.getObject("id", UUID.class),
                        StatutoryClock.start(
                                new TimeLimit(
                                        row.getInt("correction_amount"),
                                        TimeLimit.Unit.valueOf(row.getString("correction_unit")),
                                        row.getString("correction_source")),
                                row.getObject("began_on", LocalDate.class))))
                .list();
    }

    /** Never earlier than the applicant was told; who was told that it is over, and now it is not, is told again. */
    void mendBy(UUID id, LightDays days) {
        sql.sql("""
                update casework.task set due = :due, yellow_from = :yellow, red_from = :red,
                    urged = case when :due >= :today then least(urged, 1) else urged end
                where id = :id and due < :due""")
                .param("due", days.due())
                .param("yellow", days.yellow())
                .param("red", days.red())
                .param("today", LocalDate.now(clock))
                .param("id", id)
                .update();
    }

    Task get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("待办"));
    }

    Optional<Task> find(UUID id) {
        return sql.sql("select * from casework.task where id = :id")
                .param("id", id)
                .query(Tasks::task)
                .optional();
    }

    /** Whether somebody has still to do it; false also for what is there no more. */
    boolean isPending(UUID id) {
        return sql.sql("select exists (select 1 from casework.task where id = :id and status in ('OPEN', 'RESTING'))")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    List<Task> of(CaseId id) {
        return sql.sql("select * from casework.task where case_id = :case order by visit, id")
                .param("case", id.value())
                .query(Tasks::task)
                .list();
    }

    /** Those of the stage as the case is in it now. */
    List<Task> ofVisit(CaseFile file) {
        return sql.sql("select * from casework.task where case_id = :case and visit = :visit order by id")
                .param("case", file.id().value())
                .param("visit", file.visit())
                .query(Tasks::task)
                .list();
    }

    /** What has come to a role, nobody has claimed and of which it was not told; another process leaves them alone. */
    List<Task> arrived() {
        return sql.sql("""
                update casework.task set told = true
                where id in (
                    select id from casework.task
                    where status = 'OPEN' and not told and holder is null
                    order by id limit 1000 for update skip locked)
                returning *""").query(Tasks::task).list();
    }

    void done(Task task, Outcome outcome, Map<String, String> fields, String comment, Visitor by, String onBehalf) {
        sql.sql("""
                update casework.task set status = 'DONE', outcome = :outcome, fields = :fields::jsonb,
                    comment = :comment, decided_by = :by, decided_name = :name, decided_for = :for,
                    decided_at = :now, version = version + 1
                where id = :id""")
                .param("outcome", outcome.name())
                .param("fields", JSON.writeValueAsString(fields))
                .param("comment", comment)
                .param("by", by.account())
                .param("name", by.name())
                .param("for", onBehalf)
                .param("now", OffsetDateTime.now(clock))
                .param("id", task.id())
                .update();
    }

    /** Which seat asked for a co-signature, and so may take it back. */
    void askedBy(UUID cosignature, UUID seat) {
        sql.sql("update casework.task set seat = :seat where id = :id")
                .param("seat", seat)
                .param("id", cosignature)
                .update();
    }

    /** A seat that was done with a correction comes back as another task: what it asked for is the new one's. */
    void comesBackAs(UUID seat, UUID again) {
        sql.sql("update casework.task set seat = :again where seat = :seat")
                .param("again", again)
                .param("seat", seat)
                .update();
    }

    void cancel(UUID id) {
        sql.sql(
                        "update casework.task set status = 'CANCELLED', version = version + 1 where id = :id and status = 'OPEN'")
                .param("id", id)
                .update();
    }

    /** Without a holder it is everybody's of the role again, who are told. */
    void hold(UUID id, @Nullable Holder holder) {
        sql.sql("""
                update casework.task set holder = :holder, holder_name = :name, held_at = :heldAt, told = :told, version = version + 1
                where id = :id and status = 'OPEN'""")
                .param("holder", holder == null ? null : holder.account())
                .param("name", holder == null ? "" : holder.name())
                .param("heldAt", holder == null ? null : OffsetDateTime.now(clock))
                .param("told", holder != null)
                .param("id", id)
                .update();
    }

    /** 持有: what somebody holds in one role, of one park or of none. */
    record Holding(
            String account,
            String name,
            Role role,
            @Nullable String park) {}

    /** Who holds open tasks in which role and park. */
    List<Holding> holdings() {
        return sql.sql("""
                        select distinct on (holder, role, park) holder, holder_name, role, park from casework.task
                        where status = 'OPEN' and kind <> 'CORRECT' and holder is not null""")
                .query((row, number) -> new Holding(
                        row.getString(1), row.getString(2), Role.valueOf(row.getString(3)), row.getString(4)))
                .list();
    }

    /** Frees what somebody holds in a role and park, so that everybody of the role is told; gives the cases. */
    List<CaseId> free(Holding holding) {
        return sql.sql("""
                        update casework.task set holder = null, holder_name = '', held_at = null, told = false, version = version + 1
                        where status = 'OPEN' and kind <> 'CORRECT' and holder = :holder and role = :role
                          and park is not distinct from cast(:park as text)
                        returning case_id""")
                .param("park", holding.park())
                .param("holder", holding.account())
                .param("role", holding.role().name())
                .query((row, number) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The last day on which the applicant may mend what was asked; null where nothing is asked. */
    @Nullable
    LocalDate mendBy(CaseFile file) {
        return file.status() != CaseStatus.CORRECTING
                ? null
                : ofVisit(file).stream()
                        .filter(task -> task.kind() == Task.Kind.CORRECT && task.status() == Task.Status.OPEN)
                        .flatMap(task -> Stream.ofNullable(task.days().due()))
                        .findFirst()
                        .orElse(null);
    }

    /** Corrections that are due within days and of which the applicant was not reminded, or that are overdue. */
    List<Task> toRemind(LocalDate today, LocalDate until) {
        return sql.sql("""
                select * from casework.task
                where kind = 'CORRECT' and status = 'OPEN' and due is not null
                  and ((urged = 0 and due <= :until) or (urged < 2 and due < :today))
                order by due, id limit 500""")
                .param("today", today)
                .param("until", until)
                .query(Tasks::task)
                .list();
    }

    /** False when another process has reminded meanwhile. */
    boolean reminded(Task task, LocalDate today) {
        return sql.sql("""
                update casework.task set urged = case when due < :today then 2 else 1 end, urged_on = :today
                where id = :id and urged = :urged and status = 'OPEN'""")
                        .param("today", today)
                        .param("id", task.id())
                        .param("urged", task.urged())
                        .update()
                == 1;
    }

    /** How many were urged that had not been today. */
    int urge(CaseFile file) {
        return sql.sql("""
                update casework.task set urged = urged + 1, urged_on = :today
                where case_id = :case and visit = :visit and status = 'OPEN' and kind <> 'CORRECT'
                  and urged_on is distinct from :today""")
                .param("today", LocalDate.now(clock))
                .param("case", file.id().value())
                .param("visit", file.visit())
                .update();
    }

    /** Nobody has to do any more what is open. */
    void cancelOpen(CaseFile file) {
        sql.sql("""
                update casework.task set status = 'CANCELLED', version = version + 1
                where case_id = :case and status in ('OPEN', 'RESTING')""").param("case", file.id().value()).update();
    }

    /** Nobody can do anything with the case until the applicant has mended it. */
    void rest(CaseFile file) {
        sql.sql("""
                update casework.task set status = 'RESTING', version = version + 1
                where case_id = :case and status = 'OPEN' and kind <> 'CORRECT'""").param("case", file.id().value()).update();
    }

    /** It is back: what rested is to be done again. */
    void wake(CaseFile file) {
        sql.sql("""
                update casework.task set status = 'OPEN', version = version + 1
                where case_id = :case and status = 'RESTING'""").param("case", file.id().value()).update();
    }

    void light(CaseFile file, LightDays days) {
        sql.sql("""
                update casework.task set due = :due, yellow_from = :yellow, red_from = :red,
                    warned = case when due is distinct from :due::date then 0 else warned end
                where case_id = :case and visit = :visit and status = 'OPEN' and kind <> 'CORRECT'""")
                .param("due", days.due())
                .param("yellow", days.yellow())
                .param("red", days.red())
                .param("case", file.id().value())
                .param("visit", file.visit())
                .update();
    }

    static Task task(ResultSet row, int number) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        Timestamp held = row.getTimestamp("held_at");
        String outcome = row.getString("outcome");
        String by = row.getString("decided_by");
        return new Task(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("visit"),
                row.getString("stage"),
                row.getString("stage_name"),
                Task.Kind.valueOf(row.getString("kind")),
                Role.valueOf(row.getString("role")),
                row.getString("holder"),
                row.getString("holder_name"),
                held == null ? null : held.toInstant(),
                row.getString("park"),
                row.getString("procedure"),
                row.getString("number"),
                row.getString("title"),
                row.getString("applicant"),
                row.getObject("began_on", LocalDate.class),
                new LightDays(
                        row.getObject("due", LocalDate.class),
                        row.getObject("yellow_from", LocalDate.class),
                        row.getObject("red_from", LocalDate.class)),
                Task.Status.valueOf(row.getString("status")),
                row.getInt("urged"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("comment"),
                JSON.readValue(row.getString("fields"), FIELDS),
                by == null ? "" : by,
                row.getString("decided_name"),
                row.getString("decided_for"),
                decided == null ? null : decided.toInstant(),
                row.getObject("seat", UUID.class));
    }
}
