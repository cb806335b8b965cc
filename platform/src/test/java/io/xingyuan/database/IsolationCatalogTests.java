package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What PostgreSQL's catalog must say so that one enterprise never reads another's rows. */
@SpringBootTest
@AutoConfigureMockMvc
class IsolationCatalogTests {

    private static final String MODULES =
            " n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%' ";

    /** What the enterprise side may touch although no enterprise's id guards it; a new line needs a reason. */
    private static final List<String> OPEN = List.of(
            "calendar.holiday_notice SELECT", // days off
            "calendar.special_day SELECT",
            "casework.counter INSERT", // an application takes the next number
            "casework.counter SELECT",
            "casework.counter UPDATE",
            "casework.light SELECT", // when lights change
            "casework.procedure SELECT", // published procedures
            "database.event_publication INSERT", // an operation leaves news, and reads none
            "enterprise.park SELECT", // the parks' names
            "enterprise.park_figure SELECT", // published figures
            "files.size_limit SELECT", // how large a file may be
            "notice.news INSERT", // an operation tells people, and reads nothing
            "policy.agreement SELECT", // own rows, once they are no draft
            "policy.agreement_edition SELECT",
            "policy.agreement_ruling SELECT", // own rows, once decided
            "policy.applyfree_clock SELECT", // two public promises
            "policy.applyfree_kept SELECT", // how far they are kept, in public
            "policy.applyfree_offer SELECT", // own rows, and of them what was offered
            "policy.applyfree_offer UPDATE", // own rows that wait for an answer
            "policy.applyfree_run SELECT", // what was pushed to enterprises
            "policy.near_threshold SELECT",
            "policy.programme SELECT", // one setting for everybody
            "policy.recovery_watch SELECT"); // none

    /** Appends one row to the log, which nobody on the enterprise side can read. */
    private static final String AUDIT =
            "audit.append(timestamp with time zone,text,text,text,uuid,text,text,text,text,text,jsonb)";

    private final SideAccounts accounts;
    private @Nullable Connection connection;

    IsolationCatalogTests(@Autowired SideAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void nothingIsLeftToDoAfterTheStart() throws SQLException {
        inside(sql -> assertThat(missing()).isEmpty());
    }

    @Test
    void everyTableHasItsPoliciesForcedAndAnOwnerThatIsNoSide() throws SQLException {
        inside(sql -> assertThat(unforced(sql)).isEmpty());
    }

    @Test
    void everyRowThatBearsAnEnterpriseIsGuardedByIt() throws SQLException {
        inside(sql -> assertThat(unguarded(sql)).isEqualTo(OPEN));
    }

    @Test
    void theAccountsArePlain() throws SQLException {
        inside(sql -> {
            assertThat(sql.sql("""
                            select rolname from pg_roles
                            where rolname in (:sides) and not rolsuper and not rolbypassrls and not rolcreaterole
                              and not rolcreatedb and not rolreplication and rolcanlogin""").param("sides", sides()).query(String.class).list())
                    .hasSize(2);
            assertThat(sql.sql("""
                            select m.member::regrole::text from pg_auth_members m
                            join pg_roles r on r.oid = m.member where r.rolname in (:sides)""").param("sides", sides()).query(String.class).list())
                    .as("member of another role")
                    .isEmpty();
        });
    }

    @Test
    void nobodyElseMayAnything() throws SQLException {
        inside(sql -> assertThat(toEverybody(sql)).isEmpty());
    }

    @Test
    void theDoctorNamesWhatAHandChanged() throws SQLException {
        String side = accounts.enterprise().quoted();
        for (String change : List.of(
                "drop policy enterprise on enterprise.contact",
                "alter policy enterprise on enterprise.contact using (true)",
                "create policy hole on enterprise.contact using (true)",
                "alter table calendar.holiday_notice no force row level security",
                "alter table identity.account disable row level security",
                "grant select on identity.account to " + side,
                "grant select (name) on identity.account to " + side,
                "grant select (name) on identity.account to public",
                "grant usage on schema identity to public; grant select on identity.account to public",
                "alter role " + side + " bypassrls",
                "alter role " + accounts.park().quoted() + " createrole",
                "grant pg_read_all_data to " + side)) {
            inside(sql -> {
                assertThat(changes()).isEmpty();
                sql.sql(change).update();
                assertThat(changes()).as(change).isNotEmpty();
            });
        }
    }

    @Test
    void beforeTheFirstStartThereIsNothingToCompare() throws SQLException {
        inside(sql -> assertThat(Isolation.changes(Objects.requireNonNull(connection), "nobody_here"))
                .isEmpty());
    }

    private List<String> changes() throws SQLException {
        return Isolation.changes(
                        Objects.requireNonNull(connection),
                        accounts.enterprise().name(),
                        accounts.park().name())
                .orElseThrow();
    }

    @Test
    void viewsReadWithTheirReadersRights() throws SQLException {
        inside(sql -> {
            sql.sql("create view enterprise.sample as select * from enterprise.fact")
                    .update();
            assertThat(exposingViews(sql)).containsExactly("enterprise.sample");
            raise(sql);
            assertThat(exposingViews(sql)).isEmpty();
        });
    }

    @Test
    void aForgottenTableIsClosed() throws SQLException {
        inside(sql -> {
            sql.sql("create table enterprise.forgotten (id int, secret text)").update();
            assertThat(unforced(sql)).containsExactly("enterprise.forgotten");
            raise(sql);
            assertThat(unforced(sql)).isEmpty();
            assertThat(unguarded(sql)).isEqualTo(OPEN);
        });
    }

    @Test
    void aTableWithoutThePolicyIsNoticed() throws SQLException {
        inside(sql -> {
            raise(sql);
            sql.sql("drop policy enterprise on enterprise.contact").update();
            sql.sql("create policy enterprise_all on enterprise.contact using (true)")
                    .update();
            assertThat(unguarded(sql)).contains("enterprise.contact SELECT", "enterprise.contact UPDATE");
        });
    }

    @Test
    void rightsGivenByHandAreTakenBack() throws SQLException {
        inside(sql -> {
            String enterprise = accounts.enterprise().quoted();
            sql.sql("grant select on identity.account to " + enterprise).update();
            sql.sql("grant select on enterprise.fact to public").update();
            sql.sql("alter table enterprise.fact no force row level security").update();
            assertThat(toEverybody(sql)).containsExactly("enterprise.fact SELECT");
            raise(sql);
            assertThat(toEverybody(sql)).isEmpty();
            assertThat(unforced(sql)).isEmpty();
            assertThat(sql.sql("select has_table_privilege(:side, 'identity.account', 'select')")
                            .param("side", accounts.enterprise().name())
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        });
    }

    @Test
    void noFunctionLendsTheEnterpriseSideAnothersRights() throws SQLException {
        inside(sql -> assertThat(sql.sql("""
                        select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where p.prosecdef and has_function_privilege(:side, p.oid, 'execute') and""" + MODULES)
                        .param("side", accounts.enterprise().name())
                        .query(String.class)
                        .list())
                .allMatch(AUDIT::equals));
    }

    private static List<String> unforced(JdbcClient sql) {
        return sql.sql("""
                        select n.nspname || '.' || c.relname from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p')
                          and not (c.relrowsecurity and c.relforcerowsecurity
                            and c.relowner <> all (select oid from pg_roles where rolname like '%\\_side'))
                          and""" + MODULES + "order by 1").query(String.class).list();
    }

    /** What the enterprise side may do with a table where no policy compares an enterprise's id with the tenant. */
    private List<String> unguarded(JdbcClient sql) {
        return sql.sql("""
                        select n.nspname || '.' || c.relname || ' ' || r.privilege
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                            unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) r(privilege)
                        where c.relkind in ('r', 'p', 'm') and case when r.privilege in ('DELETE', 'TRUNCATE', 'TRIGGER')
                            then has_table_privilege(:side, c.oid, r.privilege)
                            else has_any_column_privilege(:side, c.oid, r.privilege) end
                          and (not exists (select 1 from pg_policies p
                                where p.schemaname = n.nspname and p.tablename = c.relname and :side = any(p.roles))
                            or exists (select 1 from pg_policies p
                                where p.schemaname = n.nspname and p.tablename = c.relname
                                  and (:side = any(p.roles) or 'public' = any(p.roles)) and p.permissive = 'PERMISSIVE'
                                  and (coalesce(p.qual, p.with_check) !~ :guard
                                    or coalesce(p.with_check, p.qual) !~ :guard)))
                          and""" + MODULES + "order by 1")
                .param("side", accounts.enterprise().name())
                .param(
                        "guard",
                        "^\\((enterprise_)?id = \\(NULLIF\\(current_setting\\('app\\.tenant'::text, true\\), ''::text\\)\\)::uuid\\)$")
                .query(String.class)
                .list();
    }

    private static List<String> toEverybody(JdbcClient sql) {
        return sql.sql("""
                        select n.nspname || '.' || c.relname || ' ' || a.privilege_type
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
                        where a.grantee = 0 and""" + MODULES + """
                        union all
                        select n.nspname || ' ' || a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a
                        where a.grantee = 0 and""" + MODULES).query(String.class).list();
    }

    private static List<String> exposingViews(JdbcClient sql) {
        return sql.sql("""
                        select n.nspname || '.' || c.relname from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false)
                          and""" + MODULES).query(String.class).list();
    }

    private List<String> sides() {
        return List.of(accounts.enterprise().name(), accounts.park().name());
    }

    private void raise(JdbcClient sql) throws SQLException {
        for (String statement : missing()) {
            sql.sql(statement).update();
        }
    }

    private List<String> missing() throws SQLException {
        return Fences.missing(Objects.requireNonNull(connection), accounts);
    }

    @FunctionalInterface
    private interface Look {
        void at(JdbcClient sql) throws SQLException;
    }

    /** As the owner, in a transaction that leaves nothing. */
    private void inside(Look look) throws SQLException {
        try (Connection owner = TestDatabase.source().getConnection()) {
            owner.setAutoCommit(false);
            connection = owner;
            look.at(JdbcClient.create(new SingleConnectionDataSource(owner, true)));
            owner.rollback();
        }
    }
}
