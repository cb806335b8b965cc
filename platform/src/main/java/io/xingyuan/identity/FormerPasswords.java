package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 用过的口令: what may not come back. */
@Component
@OnParkSide
class FormerPasswords {

    private final JdbcClient jdbc;
    private final Clock clock;

    FormerPasswords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Their hashes, the latest first. */
    List<String> of(UUID account, int most) {
        return jdbc.sql("""
                select password from identity.former_password where account_id = :account
                order by set_at desc limit :most
                """)
                .param("account", account)
                .param("most", most)
                .query(String.class)
                .list();
    }

    void add(UUID account, String hash, int most) {
        jdbc.sql("insert into identity.former_password (account_id, password, set_at) values (:account, :hash, :now)"
                        + " on conflict (account_id, set_at) do update set password = excluded.password")
                .param("account", account)
                .param("hash", hash)
                .param("now", OffsetDateTime.now(clock))
                .update();
        jdbc.sql("""
                delete from identity.former_password p where p.account_id = :account and p.set_at < (
                    select min(l.set_at) from (select set_at from identity.former_password
                        where account_id = :account order by set_at desc limit :most) l)
                """).param("account", account).param("most", Math.max(1, most)).update();
    }
}
