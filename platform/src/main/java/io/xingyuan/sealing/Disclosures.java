package io.xingyuan.sealing;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 显示完整号码: lets somebody entitled see the whole of one masked value, seldom enough, and leaves an audit row. */
@Component
@OnParkSide
public class Disclosures {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final int most;

    Disclosures(
            JdbcClient sql,
            TransactionTemplate transaction,
            Audit audit,
            Clock clock,
            @Value("${xingyuan.sealing.disclosures}") int most) {
        this.sql = sql;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
        this.most = most;
    }

    /**
     * Returns when the current visitor may now see the whole value; the look is recorded by then.
     *
     * @param owner the enterprise to which the data belongs; null for the park's own
     * @param kind what the subject is, in Chinese
     * @param name of the subject as the log shows it, without the value itself
     */
    public void disclose(PersonalField field, @Nullable EnterpriseId owner, String kind, Object id, String name) {
        Visitor visitor = Visitor.now();
        if (!field.entitles(visitor, owner)) {
            throw new NotFound(kind);
        }
        if (!admitted(visitor.account())) {
            audit.refused("查看完整号码", kind, id, name, "10 分钟内查看次数过多");
            throw new Refusal("10 分钟内查看完整号码的次数过多，请稍后再试");
        }
        audit.read("查看完整号码", kind, id, name);
    }

    /** Counted in the database, so that neither a restart nor a second process begins anew. */
    private boolean admitted(String account) {
        return Objects.requireNonNull(transaction.execute(status -> {
            audit.notAudited("查看次数");
            OffsetDateTime now = OffsetDateTime.now(clock);
            sql.sql("select pg_advisory_xact_lock(hashtext('sealing.disclosure'), hashtext(:account))")
                    .param("account", account)
                    .query((row, number) -> number)
                    .single();
            sql.sql("delete from sealing.disclosure where account = :account and at <= :begin")
                    .param("account", account)
                    .param("begin", now.minus(WINDOW))
                    .update();
            int before = sql.sql("select count(*) from sealing.disclosure where account = :account")
                    .param("account", account)
                    .query(Integer.class)
                    .single();
            if (before >= most) {
                return false;
            }
            sql.sql("insert into sealing.disclosure (account, at) values (:account, :now)")
                    .param("account", account)
                    .param("now", now)
                    .update();
            return true;
        }));
    }
}
