package io.xingyuan.notice;

import io.xingyuan.kernel.OnParkSide;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores how people want to be told. */
@Component
@OnParkSide
class HabitRows {

    private final JdbcClient jdbc;

    HabitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Habits of(UUID account) {
        Map<String, Habits.Way> ways = new HashMap<>();
        jdbc.sql("select kind, shown, mailed from notice.way where account = :account")
                .param("account", account)
                .query(row -> {
                    ways.put(row.getString("kind"), new Habits.Way(row.getBoolean("shown"), row.getBoolean("mailed")));
                });
        return jdbc.sql("select quiet_from, quiet_until, digest from notice.habit where account = :account")
                .param("account", account)
                .query((row, number) -> new Habits(
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_until", LocalTime.class),
                        row.getBoolean("digest"),
                        Map.copyOf(ways)))
                .optional()
                .orElseGet(() -> new Habits(null, null, true, Map.copyOf(ways)));
    }

    void keep(UUID account, Habits habits) {
        jdbc.sql("""
                insert into notice.habit (account, quiet_from, quiet_until, digest)
                values (:account, :from, :until, :digest)
                on conflict (account) do update set quiet_from = excluded.quiet_from,
                    quiet_until = excluded.quiet_until, digest = excluded.digest
                """)
                .param("account", account)
                .param("from", habits.quietFrom())
                .param("until", habits.quietUntil())
                .param("digest", habits.digest())
                .update();
        habits.ways()
                .forEach((kind, way) -> jdbc.sql("""
                insert into notice.way (account, kind, shown, mailed) values (:account, :kind, :shown, :mailed)
                on conflict (account, kind) do update set shown = excluded.shown, mailed = excluded.mailed
                """)
                        .param("account", account)
                        .param("kind", kind)
                        .param("shown", way.shown())
                        .param("mailed", way.mailed())
                        .update());
    }
}
