package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 统一身份登录库: what an outside system said of somebody, to be shown to it when they sign out. */
@Component
@OnParkSide
class OutsideSessions {

    static final SealedColumn COLUMN = SealedColumn.of("identity.outside_session", "id_token", "token");

    /** Longer than any session here. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String REASON = "统一身份系统的登录标识";

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;
    private final Audit audit;

    OutsideSessions(JdbcClient jdbc, Sealing sealing, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional
    void keep(SecretToken browser, UUID account, String idToken) {
        audit.notAudited(REASON);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from identity.outside_session where began_at < :then")
                .param("then", now.minus(KEPT))
                .update();
        jdbc.sql("""
                insert into identity.outside_session (token, account_id, id_token, began_at)
                values (:token, :account, :idToken, :now)
                """)
                .param("token", browser.hash())
                .param("account", account)
                .param("idToken", sealing.seal(COLUMN, browser.hash(), idToken))
                .param("now", now)
                .update();
    }

    /** Gives it once. */
    @Transactional
    Optional<String> take(String browser, UUID account) {
        audit.notAudited(REASON);
        String hash = SecretToken.hash(browser);
        return jdbc.sql("""
                delete from identity.outside_session where token = :token and account_id = :account returning id_token
                """)
                .param("token", hash)
                .param("account", account)
                .query(String.class)
                .optional()
                .map(stored -> sealing.open(COLUMN, hash, stored));
    }
}
