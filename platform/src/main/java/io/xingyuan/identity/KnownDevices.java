package io.xingyuan.identity;

import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 常用设备库: browsers at which somebody has signed in before; failures elsewhere do not lock them out. */
@Component
@OnParkSide
class KnownDevices {

    static final Duration KEPT = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownDevices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean knows(String token, UUID account) {
        return jdbc.sql("""
                select exists (select 1 from identity.known_device
                    where token = :token and account_id = :account and used_at > :since)
                """)
                .param("token", SecretToken.hash(token))
                .param("account", account)
                .param("since", OffsetDateTime.now(clock).minus(KEPT))
                .query(Boolean.class)
                .single();
    }

    /** The browser gets a new token with each sign-in; what its old one was known for goes over to it. */
    void renew(String old, SecretToken token, UUID account) {
        jdbc.sql("update identity.known_device set token = :token where token = :old")
                .param("token", token.hash())
                .param("old", SecretToken.hash(old))
                .update();
        jdbc.sql("""
                insert into identity.known_device (token, account_id, used_at) values (:token, :account, :now)
                on conflict (token, account_id) do update set used_at = excluded.used_at
                """)
                .param("token", token.hash())
                .param("account", account)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void forget(UUID account) {
        jdbc.sql("delete from identity.known_device where account_id = :account")
                .param("account", account)
                .update();
    }

    int clear() {
        return jdbc.sql("delete from identity.known_device where used_at < :since")
                .param("since", OffsetDateTime.now(clock).minus(KEPT))
                .update();
    }
}
