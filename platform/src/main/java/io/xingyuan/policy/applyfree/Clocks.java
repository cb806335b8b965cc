package io.xingyuan.policy.applyfree;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 公开时限库: a change holds for runs that begin after it. */
@Component
class Clocks {

    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;

    Clocks(JdbcClient sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    List<PublicClock> all() {
        return sql.sql("select * from policy.applyfree_clock order by key desc")
                .query((row, number) -> new PublicClock(
                        PublicClock.Key.of(row.getString("key")),
                        row.getInt("amount"),
                        new PublicClock.Basis(
                                row.getString("source"),
                                row.getBoolean("own"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_until", LocalDate.class)),
                        row.getInt("version"),
                        row.getString("updated_name"),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
    }

    PublicClock get(PublicClock.Key key) {
        return all().stream()
                .filter(each -> each.key() == key)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(key.name()));
    }

    @Transactional
    public void change(PublicClock.Key key, int amount, PublicClock.Basis basis, int version) {
        PublicClock before = get(key);
        int changed = sql.sql("""
                update policy.applyfree_clock set amount = :amount, source = :source, own = :own,
                    valid_from = :from, valid_until = :until, version = version + 1, updated_name = :by, updated_at = :now
                where key = :key and version = :version""")
                .param("amount", amount)
                .param("source", basis.source())
                .param("own", basis.own())
                .param("from", basis.from())
                .param("until", basis.until())
                .param("by", Visitor.now().name())
                .param("now", OffsetDateTime.now(clock))
                .param("key", key.stored())
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("公开时限");
        }
        audit.record(
                "更改公开时限",
                "免申即享公开时限",
                key.stored(),
                key.label(),
                List.of(
                        FieldChange.of("工作日", before.amount(), amount),
                        FieldChange.of("依据", before.basis().source(), basis.source()),
                        FieldChange.of("性质", nature(before.basis()), nature(basis)),
                        FieldChange.of("有效期", validity(before.basis()), validity(basis))));
    }

    private static String nature(PublicClock.Basis basis) {
        return basis.own() ? "本地规定或承诺" : "比照外地文件";
    }

    private static @Nullable String validity(PublicClock.Basis basis) {
        return basis.from() == null && basis.until() == null
                ? null
                : Objects.toString(basis.from(), "") + " 至 " + Objects.toString(basis.until(), "");
    }
}
