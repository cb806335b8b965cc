package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 账号库: all accounts. */
@Component
@OnParkSide
public class Accounts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a card to the sign-in page of the demo: one invented person of one demo enterprise.
     *
     * @param signInName short, lower case, unique, such as {@code demo-ct}
     */
    public void addDemoPerson(String signInName, String person, EnterpriseId enterprise, String enterpriseName) {
        add(new Account(
                Ids.next(clock),
                signInName,
                person,
                Role.ENTERPRISE_ADMINISTRATOR,
                enterprise,
                enterpriseName,
                null,
                true,
                false));
    }

    void add(Account account) {
        jdbc.sql("""
                insert into identity.account
                    (id, sign_in_name, name, role, enterprise_id, organisation, password, demo, position, created_at)
                select :id, :signInName, :name, :role, :enterprise, :organisation, :password, :demo,
                    (select count(*) from identity.account), :now
                """)
                .param("id", account.id())
                .param("signInName", account.signInName())
                .param("name", account.name())
                .param("role", account.role().name())
                .param(
                        "enterprise",
                        account.enterprise() == null
                                ? null
                                : account.enterprise().value())
                .param("organisation", account.organisation())
                .param("password", account.password())
                .param("demo", account.demo())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    Optional<Account> bySignInName(String signInName) {
        return jdbc.sql("select * from identity.account where sign_in_name = :name")
                .param("name", signInName.strip().toLowerCase(Locale.ROOT))
                .query(Accounts::account)
                .optional();
    }

    Optional<Account> byId(UUID id) {
        return jdbc.sql("select * from identity.account where id = :id")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    List<Account> ofDemo() {
        return jdbc.sql("select * from identity.account where demo order by position")
                .query(Accounts::account)
                .list();
    }

    /** Whether this account may go on: an account that is gone or disabled may not. */
    boolean maySignIn(UUID id) {
        return jdbc.sql("select exists (select 1 from identity.account where id = :id and not disabled)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    boolean hasAdministrator() {
        return jdbc.sql("""
                select exists (select 1 from identity.account
                    where role = 'SYSTEM_ADMINISTRATOR' and not demo and not disabled)
                """).query(Boolean.class).single();
    }

    /** By name, sign-in name or organisation, newest last. */
    Listing<Account> list(String words, Paging paging) {
        String like = "%" + words.replaceAll("([\\\\%_])", "\\\\$1").toLowerCase(Locale.ROOT) + "%";
        long total = jdbc.sql("""
                select count(*) from identity.account
                where lower(name) like :like or sign_in_name like :like or lower(organisation) like :like
                """).param("like", like).query(Long.class).single();
        List<Account> rows = jdbc.sql("""
                select * from identity.account
                where lower(name) like :like or sign_in_name like :like or lower(organisation) like :like
                order by position, id limit :limit offset :offset
                """)
                .param("like", like)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Accounts::account)
                .list();
        return new Listing<>(rows, total, paging);
    }

    void disable(UUID id, boolean disabled) {
        jdbc.sql("update identity.account set disabled = :disabled, version = version + 1 where id = :id")
                .param("disabled", disabled)
                .param("id", id)
                .update();
    }

    void changePassword(UUID id, String encoded) {
        jdbc.sql("update identity.account set password = :password, version = version + 1 where id = :id")
                .param("password", encoded)
                .param("id", id)
                .update();
    }

    void removeDemo() {
        jdbc.sql("delete from identity.account where demo").update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        @Nullable UUID enterprise = row.getObject("enterprise_id", UUID.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("sign_in_name"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                enterprise == null ? null : new EnterpriseId(enterprise),
                row.getString("organisation"),
                row.getString("password"),
                row.getBoolean("demo"),
                row.getBoolean("disabled"));
    }
}
