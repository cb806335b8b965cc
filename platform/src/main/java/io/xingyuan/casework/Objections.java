package io.xingyuan.casework;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 公示异议库: names and contacts lie as ciphertext. */
@Component
@OnParkSide
class Objections {

    static final SealedColumn NAME = SealedColumn.of("casework.objection", "name");
    static final SealedColumn CONTACT = SealedColumn.of("casework.objection", "contact");

    private final JdbcClient sql;
    private final Sealing sealing;
    private final Clock clock;

    Objections(JdbcClient sql, Sealing sealing, Clock clock) {
        this.sql = sql;
        this.sealing = sealing;
        this.clock = clock;
    }

    void add(CaseFile file, String name, String contact, String text) {
        UUID id = Ids.next(clock);
        sql.sql("""
                insert into casework.objection (id, case_id, visit, name, contact, text, at, reminded_on)
                values (:id, :case, :visit, :name, :contact, :text, :now, :today)""")
                .param("id", id)
                .param("case", file.id().value())
                .param("visit", file.visit())
                .param("name", sealing.seal(NAME, id, name))
                .param("contact", sealing.seal(CONTACT, id, contact))
                .param("text", text)
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .update();
    }

    /** False when it has been answered before. */
    boolean answer(UUID id, String answer, boolean upheld, String by) {
        return sql.sql("""
                update casework.objection set answer = :answer, upheld = :upheld, answered_name = :by,
                    answered_at = :now
                where id = :id and upheld is null""")
                        .param("answer", answer)
                        .param("upheld", upheld)
                        .param("by", by)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** 待答复: how many of a case's objections of one visit wait for an answer. */
    record Unanswered(CaseId caseId, int visit, int count) {}

    /** Of visits with one that has waited since an earlier day all that wait; each visit is told once a day. */
    List<Unanswered> remind() {
        return sql.sql("""
                        with due as (
                            update casework.objection set reminded_on = :today
                            where id in (
                                select id from casework.objection
                                where upheld is null and (reminded_on is null or reminded_on < :today)
                                order by id limit 500 for update skip locked)
                            returning case_id, visit)
                        select o.case_id, o.visit, count(*)::int as count from casework.objection o
                        where o.upheld is null and exists (
                            select 1 from due where due.case_id = o.case_id and due.visit = o.visit)
                        group by o.case_id, o.visit""")
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new Unanswered(
                        new CaseId(row.getObject("case_id", UUID.class)), row.getInt("visit"), row.getInt("count")))
                .list();
    }

    /** The oldest first. */
    List<Objection> of(CaseId id) {
        return sql.sql("select * from casework.objection where case_id = :case order by at, id")
                .param("case", id.value())
                .query(this::objection)
                .list();
    }

    private Objection objection(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        boolean upheld = row.getBoolean("upheld");
        return new Objection(
                id,
                row.getInt("visit"),
                sealing.open(NAME, id, row.getString("name")),
                sealing.open(CONTACT, id, row.getString("contact")),
                row.getString("text"),
                row.getTimestamp("at").toInstant(),
                row.getString("answer"),
                row.getObject("upheld") == null ? null : Boolean.valueOf(upheld),
                row.getString("answered_name"));
    }
}
