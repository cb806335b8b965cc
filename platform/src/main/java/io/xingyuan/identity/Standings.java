package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 登录情况库: one row for each account that has ever had a password or signed in. */
@Component
@OnParkSide
class Standings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Standings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Standing of(UUID account) {
        return jdbc.sql("select * from identity.standing where account_id = :account")
                .param("account", account)
                .query(Standings::standing)
                .optional()
                .orElse(Standing.NEW);
    }

    void failed(UUID account, String address) {
        jdbc.sql("""
                insert into identity.standing as s (account_id, failures, last_failure_at, last_failure_address)
                values (:account, 1, :now, :address)
                on conflict (account_id) do update set failures = s.failures + 1,
                    last_failure_at = excluded.last_failure_at, last_failure_address = excluded.last_failure_address
                """)
                .param("account", account)
                .param("now", now())
                .param("address", address)
                .update();
    }

    void entered(UUID account, Place place) {
        jdbc.sql("""
                insert into identity.standing (account_id, last_entry_at, last_entry_address, last_entry_device)
                values (:account, :now, :address, :device)
                on conflict (account_id) do update set failures = 0, last_entry_at = excluded.last_entry_at,
                    last_entry_address = excluded.last_entry_address, last_entry_device = excluded.last_entry_device
                """)
                .param("account", account)
                .param("now", now())
                .param("address", place.address())
                .param("device", place.device())
                .update();
    }

    /** Notes who chose the current password: its person, or somebody for them. */
    void passwordSet(UUID account, boolean byOwner) {
        jdbc.sql("""
                insert into identity.standing (account_id, password_changed_at)
                values (:account, case when :byOwner then :now end)
                on conflict (account_id) do update set password_changed_at = excluded.password_changed_at
                """)
                .param("account", account)
                .param("byOwner", byOwner)
                .param("now", now())
                .update();
    }

    void reopened(UUID account) {
        jdbc.sql("""
                insert into identity.standing (account_id, reopened_at) values (:account, :now)
                on conflict (account_id) do update set reopened_at = excluded.reopened_at, suspended_at = null
                """).param("account", account).param("now", now()).update();
    }

    /** Enabled accounts, not of the demo, that nobody has used since then. */
    List<UUID> unusedSince(OffsetDateTime then) {
        return jdbc.sql("""
                select a.id from identity.account a left join identity.standing s on s.account_id = a.id
                where not a.demo and not a.disabled and greatest(a.created_at, s.last_entry_at, s.reopened_at) < :then
                order by a.created_at, a.id
                """).param("then", then).query(UUID.class).list();
    }

    void suspended(UUID account) {
        jdbc.sql("""
                insert into identity.standing (account_id, suspended_at) values (:account, :now)
                on conflict (account_id) do update set suspended_at = excluded.suspended_at
                """).param("account", account).param("now", now()).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                instant(row, "password_changed_at"),
                instant(row, "last_entry_at"),
                new Place(row.getString("last_entry_address"), row.getString("last_entry_device")),
                row.getInt("failures"),
                instant(row, "last_failure_at"),
                row.getString("last_failure_address"),
                instant(row, "suspended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
