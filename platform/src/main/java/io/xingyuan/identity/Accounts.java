package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Role;
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
                select exists (select 1 from identity.account where role = 'SYSTEM_ADMINISTRATOR' and not demo)
                """).query(Boolean.class).single();
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
