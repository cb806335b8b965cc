package io.xingyuan.identity;

import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 找回链接库: links that let somebody set a new password once. */
@Component
@OnParkSide
class PasswordResets {

    static final Duration OPEN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    PasswordResets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(SecretToken token, UUID account) {
        jdbc.sql("""
                insert into identity.password_reset (token, account_id, expires_at) values (:token, :account, :expires)
                """)
                .param("token", token.hash())
                .param("account", account)
                .param("expires", OffsetDateTime.now(clock).plus(OPEN))
                .update();
    }

    Optional<UUID> account(String token) {
        return jdbc.sql("""
                select account_id from identity.password_reset where token = :token and expires_at > :now
                """)
                .param("token", SecretToken.hash(token))
                .param("now", OffsetDateTime.now(clock))
                .query(UUID.class)
                .optional();
    }

    /** Voids this link and all others of the account; false when this one was void before. */
    boolean spend(String token, UUID account) {
        boolean valid = jdbc.sql("delete from identity.password_reset where token = :token")
                        .param("token", SecretToken.hash(token))
                        .update()
                == 1;
        jdbc.sql("delete from identity.password_reset where account_id = :account")
                .param("account", account)
                .update();
        return valid;
    }

    int clear() {
        return jdbc.sql("delete from identity.password_reset where expires_at <= :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
