package io.xingyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AuditTests {

    private final Audit audit;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final ObjectProvider<AuditRows> rows;
    private final ObjectProvider<ConfigurableTransactionManager> managers;

    AuditTests(
            Audit audit,
            JdbcClient sql,
            TransactionTemplate transaction,
            ObjectProvider<AuditRows> rows,
            ObjectProvider<ConfigurableTransactionManager> managers) {
        this.managers = managers;
        this.audit = audit;
        this.rows = rows;
        this.sql = sql;
        this.transaction = transaction;
    }

    private static final String SCRATCH =
            "insert into database.event_publication (id, listener_id, event_type, serialized_event, publication_date)"
                    + " values (:id, 'audit test', 'x', '', now())";

    private void write(UUID id) {
        sql.sql(SCRATCH).param("id", id).update();
    }

    private boolean stands(UUID id) {
        return sql.sql("select exists (select 1 from database.event_publication where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private List<AuditRow> rowsAbout(UUID id) {
        return sql.sql("select * from audit.entry where jsonb_path_query_array(content, '$[*].id') @> :id::jsonb")
                .param("id", "[\"" + id + "\"]")
                .query(AuditRows::row)
                .list();
    }

    @Test
    void allThatATransactionRecordsIsOneRow() {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            write(id);
            audit.record("修改企业档案", "企业", id, "杏林甲", FieldChange.between(Map.of("名称", "甲"), Map.of("名称", "乙")));
            audit.record("修改企业档案", "产品", id, "支架", List.of());
            audit.record("登记事实", "企业", id, "杏林甲", List.of(FieldChange.ofSecret("口令")));
        });

        assertThat(rowsAbout(id)).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo("修改企业档案、登记事实");
            assertThat(row.outcome()).isEqualTo("done");
            assertThat(row.content()).contains("\"before\": \"甲\"").contains("\"after\": \"乙\"");
        });
    }

    @Test
    void aChangeThatRecordsNothingIsRefused() {
        UUID id = UUID.randomUUID();

        ConfigurableTransactionManager manager = managers.getObject();
        var usual = List.copyOf(manager.getTransactionExecutionListeners());
        manager.addListener(new AuditAtCommit(rows, managers, true));
        try {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> write(id)))
                    .isInstanceOf(Unaudited.class);
        } finally {
            manager.setTransactionExecutionListeners(usual);
        }

        assertThat(stands(id)).isFalse();
    }

    @Test
    void whatOnlyReadsNeedsNoRow() {
        assertThat(transaction.<Boolean>execute(status -> stands(UUID.randomUUID())))
                .isFalse();
    }

    @Test
    void theProgramsOwnNotesNeedAReasonOnly() {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            audit.notAudited("测试");
            write(id);
        });

        assertThat(stands(id)).isTrue();
        assertThat(rowsAbout(id)).isEmpty();
    }

    @Test
    void withoutItsRowTheChangeDoesNotHappen() {
        UUID id = UUID.randomUUID();
        TestDatabase.sql().sql("alter table audit.head rename to head_away").update();
        try {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        write(id);
                        audit.record("修改", "企业", id, "杏林甲");
                    }))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            TestDatabase.sql().sql("alter table audit.head_away rename to head").update();
        }
        assertThat(stands(id)).isFalse();
    }

    @Test
    void whatIsRolledBackLeavesNoRow() {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            write(id);
            audit.record("修改", "企业", id, "杏林甲");
            status.setRollbackOnly();
        });

        assertThat(rowsAbout(id)).isEmpty();
    }

    @Test
    void aRefusedAttemptStaysWhenItsTransactionGoes() {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            audit.record("登录", "账号", id, "某人");
            audit.refused("登录", "账号", id, "某人", "口令不对");
            status.setRollbackOnly();
        });

        assertThat(rowsAbout(id))
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo("refused"));
    }

    @Test
    void workInTheBackgroundIsDoneInSomebodysName() {
        UUID id = UUID.randomUUID();
        Origin origin = new Origin("a1", "赵园长", "LEADER", null, "r1", "127.0.0.1", "POST /imports");
        audit.onBehalfOf(origin, () -> audit.read("导出名单", "企业", id, "全部"));

        assertThat(rowsAbout(id))
                .singleElement()
                .satisfies(row -> assertThat(row.origin()).isEqualTo(origin));
    }

    @Test
    void oddCharactersAreKeptOutOfNothing() {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> audit.record(
                "修改", "企业", id, "𠮷\u0000\ud800\"\\\n\t\u0001😀", List.of(FieldChange.of("名称", "\u0000", "\u2028"))));

        AuditRow row = rowsAbout(id).getFirst();
        byte[] previous = row.number() == 1
                ? AuditRow.beginning()
                : sql.sql("select hash from audit.entry where chain = :chain and number = :number")
                        .param("chain", row.chain())
                        .param("number", row.number() - 1)
                        .query(byte[].class)
                        .single();
        assertThat(row.hashAfter(previous)).isEqualTo(row.hash());
    }

    @Test
    void secretsStayOutOfTheLog() {
        FieldChange change = FieldChange.of("口令", null, "{bcrypt}$2a$10$abcdefghijklmnopqrstuv");

        assertThat(change.after()).isEqualTo("（保密）");
    }

    @Test
    void nobodyChangesTheLog() {
        transaction.executeWithoutResult(status -> audit.record("修改", "企业", "x", "x"));
        for (String change : List.of(
                "update audit.entry set name = 'x'",
                "delete from audit.entry",
                "truncate audit.entry",
                "delete from audit.head",
                "truncate audit.head",
                "update audit.head set number = number + 2",
                "truncate audit.signed_head")) {
            assertThatThrownBy(() -> TestDatabase.sql().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
