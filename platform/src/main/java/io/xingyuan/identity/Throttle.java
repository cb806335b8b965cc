package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 限次: counts attempts in the database before they are made, so that a hundred at once get no more tries than one
 * after the other, and a restart forgives nobody.
 */
@Component
@OnParkSide
class Throttle {

    private static final String REASON = "尝试次数";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    Throttle(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Takes one of the attempts; false when none is left. The count begins anew {@code window} after its first attempt;
     * the last attempt begins the window in which nothing more is allowed.
     */
    @Transactional
    boolean allows(String subject, int attempts, Duration window) {
        return take(subject, attempts, window) <= attempts;
    }

    /** Which attempt of this window this is. */
    @Transactional
    int take(String subject, int attempts, Duration window) {
        audit.notAudited(REASON);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                insert into identity.throttle as t (subject, used, since) values (:subject, 1, :now)
                on conflict (subject) do update set
                    used = case when t.since <= :begin then 1 else least(t.used, :attempts) + 1 end,
                    since = case when t.since <= :begin or t.used + 1 = :attempts then :now else t.since end
                returning used
                """)
                .param("subject", subject)
                .param("now", now)
                .param("begin", now.minus(window))
                .param("attempts", attempts)
                .query(Integer.class)
                .single();
    }

    /** Forgets what was counted: it went well. */
    @Transactional
    void clear(String subject) {
        audit.notAudited(REASON);
        jdbc.sql("delete from identity.throttle where subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Gives one attempt back: it went well, but others of the same subject may not. */
    @Transactional
    void giveBack(String subject) {
        audit.notAudited(REASON);
        jdbc.sql("update identity.throttle set used = greatest(used - 1, 0) where subject = :subject")
                .param("subject", subject)
                .update();
    }

    /** Removes counts that no longer matter. */
    @Transactional
    int clearOlderThan(Duration age) {
        audit.notAudited(REASON);
        return jdbc.sql("delete from identity.throttle where since < :then")
                .param("then", OffsetDateTime.now(clock).minus(age))
                .update();
    }
}
