package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 账号库: all accounts. */
@Component
@OnParkSide
public class Accounts {

    private static final String ACCOUNT = """
            select a.*, o.name as organisation_name
            from identity.account a join identity.organisation o on o.id = a.organisation_id""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Organisations organisations;
    private final Grants grants;

    Accounts(JdbcClient jdbc, Clock clock, Organisations organisations, Grants grants) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.organisations = organisations;
        this.grants = grants;
    }

    /**
     * Adds a card to the sign-in page of the demo: one invented person who acts for demo enterprises.
     *
     * @param signInName short, lower case, unique, such as {@code demo-ct}
     * @param enterprises with their names; the first is the one that the person belongs to
     */
    public void addDemoPerson(
            String signInName, String person, Role role, SequencedMap<EnterpriseId, String> enterprises) {
        List<OrganisationId> organisations = enterprises.entrySet().stream()
                .map(each -> this.organisations.of(each.getKey(), each.getValue(), true))
                .toList();
        Account account = Account.of(Ids.next(clock), signInName, person, organisations.getFirst(), null)
                .ofDemo(true);
        add(account);
        organisations.forEach(each -> grants.add(
                Grant.given(Ids.next(clock), account.id(), role, each, Grant.Origin.DEMO, LocalDateTime.now(clock))));
    }

    void add(Account account) {
        jdbc.sql("""
                insert into identity.account
                    (id, sign_in_name, name, organisation_id, password, demo, position, created_at)
                select :id, :signInName, :name, :organisation, :password,
                    :demo or exists (select 1 from identity.installation where mode = 'DEMO'),
                    (select count(*) from identity.account), :now
                """)
                .param("id", account.id())
                .param("signInName", account.signInName())
                .param("name", account.name())
                .param("organisation", account.organisation().value())
                .param("password", account.password())
                .param("demo", account.demo())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Optional<Account> bySignInName(String signInName) {
        return jdbc.sql(ACCOUNT + " where a.sign_in_name = :name")
                .param("name", signInName.strip().toLowerCase(Locale.ROOT))
                .query(Accounts::account)
                .optional();
    }

    Optional<Account> byId(UUID id) {
        return jdbc.sql(ACCOUNT + " where a.id = :id")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    /** The people whose cards stand on the sign-in page of the demo. */
    List<Account> ofDemo() {
        return jdbc.sql(ACCOUNT + """
                 where a.demo and a.password is null and exists (select 1 from identity.role_grant g
                    where g.account_id = a.id and g.origin = 'DEMO')
                order by a.position""").query(Accounts::account).list();
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
                select exists (select 1 from identity.account a join identity.role_grant g on g.account_id = a.id
                    where g.role = 'SYSTEM_ADMINISTRATOR' and g.status = 'STANDING' and not a.demo and not a.disabled
                      and (g.until_day is null or g.until_day >= :today))
                """).param("today", today()).query(Boolean.class).single();
    }

    /** By name, sign-in name or organisation, newest last; of one role when it is given. */
    Listing<AccountRow> list(AccountQuery query, Paging paging) {
        long total = jdbc.sql("select count(*) from identity.account a"
                        + " join identity.organisation o on o.id = a.organisation_id " + AccountQuery.WHERE)
                .params(query.parameters(grants.today()))
                .query(Long.class)
                .single();
        List<AccountRow> rows = jdbc.sql(rows() + " limit :limit offset :offset")
                .params(query.parameters(grants.today()))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Accounts::row)
                .list();
        return new Listing<>(rows, total, paging);
    }

    /** The same rows, all of them. */
    List<AccountRow> all(AccountQuery query) {
        return jdbc.sql(rows())
                .params(query.parameters(grants.today()))
                .query(Accounts::row)
                .list();
    }

    private static String rows() {
        return """
                select a.*, o.name as organisation_name,
                    array(select g.role from identity.role_grant g where g.account_id = a.id
                        and g.status = 'STANDING' and (g.until_day is null or g.until_day >= :today)
                        order by g.position) as roles,
                    exists (select 1 from identity.role_grant g where g.account_id = a.id
                        and g.status = 'PROPOSED') as waiting
                from identity.account a join identity.organisation o on o.id = a.organisation_id""" + " " + AccountQuery.WHERE + " order by a.position, a.id";
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
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("sign_in_name"),
                row.getString("name"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("organisation_name"),
                row.getString("password"),
                row.getBoolean("demo"),
                row.getBoolean("disabled"),
                row.getInt("version"));
    }

    private static AccountRow row(ResultSet row, int number) throws SQLException {
        List<Role> roles = Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .distinct()
                .toList();
        return new AccountRow(account(row, number), roles, row.getBoolean("waiting"));
    }
}
