package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Which rows are reached from which side, and that each policy is what keeps the others away. */
@SpringBootTest
@AutoConfigureMockMvc
class SidesTests {

    private static final List<String> GUARDED =
            List.of("contact", "product", "project", "qualification", "fact", "revision", "belonging_revision");

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final SideAccounts accounts;
    private final EnterpriseId own = new EnterpriseId(UUID.randomUUID());
    private final EnterpriseId other = new EnterpriseId(UUID.randomUUID());

    SidesTests(
            @Autowired JdbcClient sql, @Autowired TransactionTemplate transaction, @Autowired SideAccounts accounts) {
        this.sql = sql;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    @BeforeEach
    void twoEnterprisesWithOneRowOfEach() {
        for (EnterpriseId id : List.of(own, other)) {
            for (String statement : List.of(
                    """
                    insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                        credit_code, park, created_at, updated_at, updated_by)
                    values (:id, '示例两侧', 'a', 'a', 'a', '{}', left(replace(:id::text, '-', ''), 18), 'changchun',
                        now(), now(), 'sides')""",
                    "insert into enterprise.contact (id, enterprise_id, name) values (:id, :id, 'x')",
                    "insert into enterprise.product (id, enterprise_id, name) values (:id, :id, 'x')",
                    "insert into enterprise.project (id, enterprise_id, name) values (:id, :id, 'x')",
                    "insert into enterprise.qualification (id, enterprise_id, kind) values (:id, :id, 'x')",
                    """
                    insert into enterprise.fact (id, enterprise_id, entity, entity_id, code, number, source, as_of, rank,
                        entered_by, entered_at)
                    values (:id, :id, 'enterprise', :id, 'x', 1, 'x', current_date, 'park', 'x', now())""",
                    """
                    insert into enterprise.revision (enterprise_id, version, content, changed_by, changed_at)
                    values (:id, 1, '{}', 'x', now())""",
                    """
                    insert into enterprise.belonging_revision (item_id, version, enterprise_id, kind, what, content,
                        changed_by, changed_at)
                    values (:id, 1, :id, 'contacts', 'added', '{}', 'x', now())""")) {
                TestDatabase.sql().sql(statement).param("id", id.value()).update();
            }
        }
    }

    @AfterEach
    void clear() {
        TestDatabase.sql()
                .sql("delete from enterprise.enterprise where updated_by = 'sides'")
                .update();
    }

    @Test
    void aRequestWaitsForAnAbsentDatabaseOnce() {
        AtomicInteger waits = new AtomicInteger();
        DataSource absent = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                waits.incrementAndGet();
                throw new SQLTransientConnectionException("absent");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        Sides sides = new Sides(absent, absent, accounts, () -> Side.PARK);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            for (int ask = 0; ask < 3; ask++) {
                assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(sides::getConnection);
            }
            assertThat(waits).hasValue(1);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(sides::getConnection);
        assertThat(waits).as("the next one waits again").hasValue(2);
    }

    private List<UUID> seen(String table) {
        return sql.sql("select enterprise_id from enterprise." + table)
                .query(UUID.class)
                .list();
    }

    private <T> T asEnterprise(EnterpriseId id, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Sides.on(new Side.OfEnterprise(id), work);
    }

    @Test
    void eachPolicyIsWhatKeepsTheOthersAway() {
        for (String table : GUARDED) {
            assertThat(asEnterprise(own, () -> seen(table))).as(table).containsOnly(own.value());
            assertThat(seen(table)).as(table).contains(own.value(), other.value());
            String name = "enterprise." + table;
            TestDatabase.sql().sql("drop policy enterprise on " + name).update();
            try {
                assertThat(asEnterprise(own, () -> seen(table)))
                        .as(table + " without")
                        .isEmpty();
                TestDatabase.sql()
                        .sql("create policy enterprise on " + name + " to "
                                + accounts.enterprise().quoted() + " using (true)")
                        .update();
                assertThat(asEnterprise(own, () -> seen(table)))
                        .as(table + " open")
                        .contains(other.value());
            } finally {
                Fences.raise(TestDatabase.source(), accounts);
            }
            assertThat(asEnterprise(own, () -> seen(table))).as(table).containsOnly(own.value());
        }
    }

    @Test
    void anEnterpriseSeesItselfOnlyAndNobodyWithoutOne() {
        String query = "select id from enterprise.enterprise";
        assertThat(asEnterprise(own, () -> sql.sql(query).query(UUID.class).list()))
                .containsExactly(own.value());
        assertThat(Sides.<List<UUID>, RuntimeException>on(
                        new Side.OfEnterprise(null),
                        () -> sql.sql(query).query(UUID.class).list()))
                .isEmpty();
    }

    @Test
    void anotherEnterprisesRowsCannotBeWritten() {
        int changed = asEnterprise(
                own,
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    return sql.sql("update enterprise.contact set name = 'y'").update();
                }));
        assertThat(changed).isEqualTo(1);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> asEnterprise(
                        own,
                        () -> transaction.execute(status -> sql.sql(
                                        "insert into enterprise.contact (id, enterprise_id, name) values (gen_random_uuid(), :id, 'z')")
                                .param("id", other.value())
                                .update())))
                .withStackTraceContaining("row-level security");
    }

    @Test
    void whatIsTheParksIsNotGranted() {
        for (String table : List.of("identity.account", "workbook.import_run", "enterprise.import_change")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> asEnterprise(
                            own,
                            () -> sql.sql("select count(*) from " + table)
                                    .query(Long.class)
                                    .single()))
                    .withStackTraceContaining("permission denied");
        }
    }

    @Test
    void outsideATransactionNothingIsWritten() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        sql.sql("update enterprise.contact set name = 'y'").update())
                .withStackTraceContaining("read-only transaction");
    }

    @Test
    void theSideOfATransactionIsThatOfItsBeginning() {
        List<UUID> inside = asEnterprise(
                own,
                () -> transaction.execute(
                        status -> Sides.<List<UUID>, RuntimeException>on(Side.PARK, () -> seen("contact"))));
        assertThat(inside).containsOnly(own.value());
        assertThat(seen("contact")).contains(own.value(), other.value());
    }

    /** Accounts are not open to enterprises: who keeps them says so, or their people could not even sign in. */
    @Test
    void whoeverKeepsAccountsWorksOnTheParksSide() throws IOException {
        List<String> forgotten = new ArrayList<>();
        for (String module : List.of("identity", "notice")) {
            Path folder = Path.of("src", "main", "java", "io", "xingyuan", module);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        String source = Files.readString(file);
                        if ((source.contains("JdbcClient ") || source.contains("@Transactional"))
                                && !source.contains("@OnParkSide")
                                && !source.contains("Propagation.MANDATORY")) { // writes in its caller's
                            forgotten.add(file.toString());
                        }
                    }
                }
            }
        }
        assertThat(forgotten).as("write @OnParkSide at the class").isEmpty();
    }
}
