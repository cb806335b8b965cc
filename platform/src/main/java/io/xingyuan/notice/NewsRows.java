package io.xingyuan.notice;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores news until it is spread. */
@Component
@OnParkSide
class NewsRows {

    static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    NewsRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The oldest news that is to be spread, held until the end of the transaction; others pass it by. */
    Optional<ToldNews> due() {
        return jdbc.sql("""
                select * from notice.news where spread_at is null and next_at <= :now
                order by next_at, id limit 1 for update skip locked
                """).param("now", now()).query(NewsRows::told).optional();
    }

    void spread(ToldNews news) {
        jdbc.sql("update notice.news set spread_at = :now where id = :id")
                .param("now", now())
                .param("id", news.id())
                .update();
    }

    /** Something went wrong: others go first, this one later and later, an hour at most. */
    void postpone(ToldNews news) {
        Duration pause = Duration.ofSeconds(10).multipliedBy(1L << Math.min(news.attempts(), 8));
        jdbc.sql("update notice.news set attempts = attempts + 1, next_at = :next where id = :id")
                .param("next", now().plus(pause))
                .param("id", news.id())
                .update();
    }

    void clear() {
        jdbc.sql("delete from notice.news where spread_at < :then")
                .param("then", now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static ToldNews told(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        String park = row.getString("park");
        UUID employer = row.getObject("employer", UUID.class);
        Audience audience = new Audience(
                Set.of((UUID[]) row.getArray("accounts").getArray()),
                role == null ? null : Role.valueOf(role),
                park == null ? null : new ParkId(park),
                employer == null ? null : new EnterpriseId(employer));
        return new ToldNews(
                row.getObject("id", UUID.class),
                new News(
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("words"),
                        row.getString("address"),
                        audience),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }
}
