package io.xingyuan.casework;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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
                insert into casework.objection (id, case_id, visit, name, contact, text, at)
                values (:id, :case, :visit, :name, :contact, :text, :now)""")
                .param("id", id)
                .param("case", file.id().value())
                .param("visit", file.visit())
                .param("name", sealing.seal(NAME, id, name))
                .param("contact", sealing.seal(CONTACT, id, contact))
                .param("text", text)
                .param("now", OffsetDateTime.now(clock))
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
