package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 第二步: sign-ins that wait for a code. */
@Component
@OnParkSide
class SecondSteps {

    private static final String REASON = "登录的第二步";

    static final Duration OPEN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    SecondSteps(JdbcClient jdbc, Clock clock, Audit audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who got through the first step, and how. */
    record Step(UUID account, Session.Way way) {}

    @Transactional
    int clear() {
        return jdbc.sql("delete from identity.second_step where expires_at <= :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    @Transactional
    void begin(SecretToken token, Step step) {
        audit.notAudited(REASON);
        jdbc.sql("""
                insert into identity.second_step (token, account_id, way, expires_at)
                values (:token, :account, :way, :expires)
                """)
                .param("token", token.hash())
                .param("account", step.account())
                .param("way", step.way().name())
                .param("expires", OffsetDateTime.now(clock).plus(OPEN))
                .update();
    }

    Optional<Step> find(String token) {
        return jdbc.sql("""
                select account_id, way from identity.second_step where token = :token and expires_at > :now
                """)
                .param("token", SecretToken.hash(token))
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) ->
                        new Step(row.getObject("account_id", UUID.class), Session.Way.valueOf(row.getString("way"))))
                .optional();
    }

    @Transactional
    void end(String token) {
        audit.notAudited(REASON);
        jdbc.sql("delete from identity.second_step where token = :token")
                .param("token", SecretToken.hash(token))
                .update();
    }
}
