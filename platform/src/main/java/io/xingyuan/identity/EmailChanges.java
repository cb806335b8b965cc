package io.xingyuan.identity;

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

/** 待确认邮箱库: new addresses that do not count before their link is opened; one for each account. */
@Component
@OnParkSide
class EmailChanges {

    static final Duration OPEN = Duration.ofHours(1);

    static final SealedColumn COLUMN = SealedColumn.of("identity.email_change", "email", "account_id::text");

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;

    EmailChanges(JdbcClient jdbc, Sealing sealing, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Whose address is to become which. */
    record Waiting(UUID account, String email) {}

    /** The link of an earlier one is void. */
    void begin(SecretToken token, UUID account, String typed) {
        jdbc.sql("""
                insert into identity.email_change (account_id, token, email, expires_at)
                values (:account, :token, :email, :expires)
                on conflict (account_id) do update
                    set token = excluded.token, email = excluded.email, expires_at = excluded.expires_at
                """)
                .param("account", account)
                .param("token", token.hash())
                .param("email", sealing.seal(COLUMN, account, Emails.normal(typed)))
                .param("expires", OffsetDateTime.now(clock).plus(OPEN))
                .update();
    }

    Optional<Waiting> of(String token) {
        return one("token", SecretToken.hash(token));
    }

    Optional<Waiting> waiting(UUID account) {
        return one("account_id::text", account.toString());
    }

    private Optional<Waiting> one(String column, String value) {
        return jdbc.sql("select account_id, email from identity.email_change where expires_at > :now and " + column
                        + " = :value")
                .param("now", OffsetDateTime.now(clock))
                .param("value", value)
                .query((row, number) -> {
                    UUID account = row.getObject("account_id", UUID.class);
                    return new Waiting(account, sealing.open(COLUMN, account, row.getString("email")));
                })
                .optional();
    }

    /** Uses up a link; false when it was used or replaced meanwhile. */
    boolean spend(String token) {
        return jdbc.sql("delete from identity.email_change where token = :token")
                        .param("token", SecretToken.hash(token))
                        .update()
                == 1;
    }

    void forget(UUID account) {
        jdbc.sql("delete from identity.email_change where account_id = :account")
                .param("account", account)
                .update();
    }

    int clear() {
        return jdbc.sql("delete from identity.email_change where expires_at <= :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
