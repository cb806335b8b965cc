package io.xingyuan.notice;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 通知: other modules say here, within the transaction of what happened, whom to tell; it is spread after the commit. */
@Component
public class Notices {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells people; only within a transaction, whose end decides whether anybody hears of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(News news) {
        Audience audience = news.audience();
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                insert into notice.news
                    (id, kind, title, words, address, accounts, role, park, employer, told_at, next_at)
                values (:id, :kind, :title, :words, :address, :accounts, :role, :park, :employer, :now, :now)
                """)
                .param("id", Ids.next(clock))
                .param("kind", news.kind())
                .param("title", news.title())
                .param("words", news.words())
                .param("address", news.address())
                .param("accounts", audience.accounts().toArray(UUID[]::new))
                .param("role", name(audience.role()))
                .param("park", code(audience.park()))
                .param("employer", id(audience.enterprise()))
                .param("now", now)
                .update();
    }

    private static @Nullable String name(@Nullable Role role) {
        return role == null ? null : role.name();
    }

    private static @Nullable String code(@Nullable ParkId park) {
        return park == null ? null : park.value();
    }

    private static @Nullable UUID id(@Nullable EnterpriseId enterprise) {
        return enterprise == null ? null : enterprise.value();
    }
}
