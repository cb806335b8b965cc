package io.xingyuan.privacy;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.privacy.DataRequest.Kind;
import io.xingyuan.privacy.DataRequest.Status;
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
import org.springframework.transaction.annotation.Transactional;

/** 个人信息请求库: what people asked, and what came of it. */
@Component
@OnParkSide
class DataRequests {

    static final SealedColumn WISH = SealedColumn.of("privacy.request", "wish");

    private final JdbcClient sql;
    private final Sealing sealing;
    private final Clock clock;
    private final Audit audit;

    DataRequests(JdbcClient sql, Sealing sealing, Clock clock, Audit audit) {
        this.sql = sql;
        this.sealing = sealing;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional
    void ask(UUID account, String name, Kind kind, String wish) {
        UUID id = Ids.next(clock);
        int asked = sql.sql("""
                insert into privacy.request (id, account_id, kind, wish, status, asked_at)
                values (:id, :account, :kind, :wish, 'OPEN', :now) on conflict do nothing
                """)
                .param("id", id)
                .param("account", account)
                .param("kind", kind.name())
                .param("wish", sealing.seal(WISH, id, wish))
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (asked == 0) {
            throw new Refusal("您已提出过同类请求，正在办理，请等待答复");
        }
        audit.record(kind == Kind.ERASURE ? "申请删除个人信息" : "申请更正个人信息", "账号", account, name);
    }

    DataRequest get(UUID id) {
        return sql.sql("select * from privacy.request where id = :id")
                .param("id", id)
                .query(this::request)
                .optional()
                .orElseThrow(() -> new NotFound("请求"));
    }

    List<DataRequest> of(UUID account) {
        return sql.sql("select * from privacy.request where account_id = :account order by asked_at desc")
                .param("account", account)
                .query(this::request)
                .list();
    }

    /** The open ones first, the longest waiting at the top. */
    List<DataRequest> all() {
        return sql.sql("select * from privacy.request order by status <> 'OPEN', asked_at limit 200")
                .query(this::request)
                .list();
    }

    /** False when somebody answered before. */
    boolean close(UUID id, Status status, String answer, String by) {
        return sql.sql("""
                update privacy.request set status = :status, answer = :answer, answered_by = :by, answered_at = :now,
                    wish = case when kind = 'ERASURE' and :status = 'DONE' then '' else wish end
                where id = :id and status = 'OPEN'
                """)
                        .param("status", status.name())
                        .param("answer", answer)
                        .param("by", by)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** What a person wrote goes with the person. */
    void forget(UUID account) {
        sql.sql("update privacy.request set wish = '' where account_id = :account")
                .param("account", account)
                .update();
    }

    private DataRequest request(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new DataRequest(
                id,
                row.getObject("account_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                sealing.open(WISH, id, row.getString("wish")),
                Status.valueOf(row.getString("status")),
                Consents.MINUTE.format(
                        row.getObject("asked_at", OffsetDateTime.class).atZoneSameInstant(clock.getZone())),
                row.getString("answer"),
                row.getString("answered_by"));
    }
}
