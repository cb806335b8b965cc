package io.xingyuan.privacy;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.PersonalRecords;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 同意: who agreed to which version of the notice, and took it back (《个人信息保护法》第14、15条). */
@Component
@OnParkSide
class Consents {

    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final JdbcClient sql;
    private final Clock clock;
    private final Audit audit;

    Consents(JdbcClient sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** Whether the person's consent to the current version stands. */
    boolean stands(UUID account) {
        return sql.sql("""
                select exists (select 1 from privacy.consent
                    where account_id = :account and version = :version and withdrawn_at is null)
                """)
                .param("account", account)
                .param("version", Notice.CURRENT)
                .query(Boolean.class)
                .single();
    }

    /** Twice is once. */
    @Transactional
    void give(UUID account, String name, String address) {
        int given = sql.sql("""
                insert into privacy.consent (id, account_id, version, address, given_at)
                values (:id, :account, :version, :address, :now) on conflict do nothing
                """)
                .param("id", Ids.next(clock))
                .param("account", account)
                .param("version", Notice.CURRENT)
                .param("address", address)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (given > 0) {
            audit.record("同意个人信息告知书", "账号", account, name);
        } else {
            audit.notAudited("已经同意");
        }
    }

    @Transactional
    void withdraw(UUID account, String name) {
        int withdrawn = sql.sql("""
                update privacy.consent set withdrawn_at = :now where account_id = :account and withdrawn_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("account", account)
                .update();
        if (withdrawn > 0) {
            audit.record("撤回个人信息同意", "账号", account, name);
        } else {
            audit.notAudited("没有可撤回的同意");
        }
    }

    /** Newest first, as the page shows them. */
    List<SequencedMap<String, String>> of(UUID account) {
        return sql.sql("""
                select version, address, given_at, withdrawn_at from privacy.consent
                where account_id = :account order by given_at desc
                """)
                .param("account", account)
                .query((row, number) -> PersonalRecords.row(
                        "告知书版本", row.getString("version"),
                        "同意时间", minute(row.getObject("given_at", OffsetDateTime.class)),
                        "网络地址", row.getString("address"),
                        "撤回时间", minute(row.getObject("withdrawn_at", OffsetDateTime.class))))
                .list();
    }

    private String minute(@Nullable OffsetDateTime at) {
        return at == null ? "" : MINUTE.format(at.atZoneSameInstant(clock.getZone()));
    }

    /** Where somebody was when they agreed is of no use once they are gone. */
    void forgetAddresses(UUID account) {
        sql.sql("update privacy.consent set address = '' where account_id = :account")
                .param("account", account)
                .update();
    }
}
