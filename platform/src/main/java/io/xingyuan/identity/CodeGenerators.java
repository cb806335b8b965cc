package io.xingyuan.identity;

import io.xingyuan.identity.secret.CodeSecret;
import io.xingyuan.identity.secret.RecoveryCode;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 动态口令库: each account's secret and recovery codes. */
@Component
@OnParkSide
class CodeGenerators {

    /** Who reads the secret can make every code. */
    static final SealedColumn SECRET = SealedColumn.of("identity.code_generator", "secret", "account_id::text");

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;

    CodeGenerators(JdbcClient jdbc, Clock clock, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * 动态口令器 of one account.
     *
     * @param confirmedAt null until its person has shown a first code
     * @param lastStep the latest step of time whose code was used
     */
    record Generator(CodeSecret secret, @Nullable Instant confirmedAt, long lastStep) {}

    Optional<Generator> of(UUID account) {
        return jdbc.sql("select secret, confirmed_at, last_step from identity.code_generator where account_id = :id")
                .param("id", account)
                .query((row, number) -> {
                    @Nullable OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new Generator(
                            new CodeSecret(sealing.open(SECRET, account, row.getString("secret"))),
                            confirmed == null ? null : confirmed.toInstant(),
                            row.getLong("last_step"));
                })
                .optional();
    }

    boolean confirmed(UUID account) {
        return of(account).filter(each -> each.confirmedAt() != null).isPresent();
    }

    /** A new secret that waits for its first code; leaves a confirmed one alone. */
    void begin(UUID account, CodeSecret secret) {
        jdbc.sql("""
                insert into identity.code_generator as c (account_id, secret) values (:account, :secret)
                on conflict (account_id) do update set secret = excluded.secret where c.confirmed_at is null
                """)
                .param("account", account)
                .param("secret", sealing.seal(SECRET, account, secret.base32()))
                .update();
    }

    void confirm(UUID account) {
        jdbc.sql("update identity.code_generator set confirmed_at = :now where account_id = :account")
                .param("account", account)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Uses up the code of this step; false when somebody did so before, so that of two with one code one wins. */
    boolean use(UUID account, long step) {
        return jdbc.sql("""
                update identity.code_generator set last_step = :step where account_id = :account and last_step < :step
                """).param("account", account).param("step", step).update() == 1;
    }

    void remove(UUID account) {
        jdbc.sql("delete from identity.code_generator where account_id = :account")
                .param("account", account)
                .update();
        jdbc.sql("delete from identity.recovery_code where account_id = :account")
                .param("account", account)
                .update();
    }

    void keep(UUID account, List<RecoveryCode> codes) {
        jdbc.sql("delete from identity.recovery_code where account_id = :account")
                .param("account", account)
                .update();
        codes.forEach(code -> jdbc.sql("insert into identity.recovery_code (account_id, code) values (:account, :code)")
                .param("account", account)
                .param("code", code.hash(account))
                .update());
    }

    /** Uses up a recovery code; false for a wrong or used one. */
    boolean use(UUID account, RecoveryCode code) {
        return jdbc.sql("""
                update identity.recovery_code set used_at = :now
                where account_id = :account and code = :code and used_at is null
                """)
                        .param("account", account)
                        .param("code", code.hash(account))
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    int recoveryCodesLeft(UUID account) {
        return jdbc.sql("""
                select count(*) from identity.recovery_code where account_id = :account and used_at is null
                """).param("account", account).query(Integer.class).single();
    }
}
