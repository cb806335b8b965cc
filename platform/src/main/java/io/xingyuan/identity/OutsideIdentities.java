package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 统一身份库: which account a person of an outside sign-in system has here. */
@Component
@OnParkSide
class OutsideIdentities {

    private final JdbcClient jdbc;
    private final Clock clock;

    OutsideIdentities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<UUID> account(String issuer, String subject) {
        return jdbc.sql("""
                select account_id from identity.outside_identity where issuer = :issuer and subject = :subject
                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    void link(String issuer, String subject, UUID account) {
        jdbc.sql("""
                insert into identity.outside_identity (issuer, subject, account_id, linked_at)
                values (:issuer, :subject, :account, :now)
                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("account", account)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
