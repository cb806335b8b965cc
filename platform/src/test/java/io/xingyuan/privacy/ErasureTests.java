package io.xingyuan.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.NameColumns;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

/** After an erasure a name stands nowhere but where the law keeps it, whatever table somebody adds. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ErasureTests {

    private static final Path KEPT = Path.of("..", "docs", "security", "kept-names.csv");

    /** Their comments speak of people, but no account's name stands in them. */
    private static final Set<String> NOBODYS = Set.of(
            "audit.entry.account",
            "casework.absence.parks",
            "casework.absence.role",
            "casework.case_file.applicant",
            "casework.case_file.grams",
            "casework.case_file.plain",
            "casework.objection.name",
            "casework.panel_candidate.place",
            "casework.task.applicant",
            "casework.turn.holder",
            "enterprise.belonging_revision.kind",
            "enterprise.contact.name",
            "enterprise.project.entity",
            "identity.code_reset.proposed_role",
            "identity.code_reset.reason",
            "identity.invitation.mail",
            "identity.invitation.role",
            "notice.mail.recipient",
            "notice.news.words",
            "policy.fund_bank_account.number",
            "policy.library_run.parks",
            "policy.policy_home.parks",
            "policy.simulation.parks",
            "views.saved_view.name",
            "workbook.import_run.parks");

    /** Taken out by the records of their module itself. */
    private static final Set<String> BY_THE_MODULE = Set.of(
            "files.attachment.added_by",
            "identity.account.name",
            "identity.invitation.name",
            "policy.policy_draft.writer_names",
            "policy.policy_draft_end.writer_names",
            "views.saved_view.owner_name");

    private final JdbcClient sql = TestDatabase.sql();
    private final Erasing erasing;
    private final OwnData own;
    private final ObjectProvider<NameColumns> columns;
    private final UUID account = UUID.randomUUID();
    private final String name = "示例离任" + account;
    private final String hospital = "示例医院" + account;

    ErasureTests(Erasing erasing, OwnData own, ObjectProvider<NameColumns> columns) {
        this.erasing = erasing;
        this.own = own;
        this.columns = columns;
    }

    @AfterEach
    void theHouseSettingsAreAsTheyWere() {
        sql.sql("update casework.light set changed_by = '系统预设', correction_by = '系统预设'")
                .update();
        sql.sql("update policy.near_threshold set set_by = '初始设定'").update();
        sql.sql("update policy.applyfree_clock set updated_name = '随系统提供'").update();
        sql.sql("delete from calendar.holiday_notice where title = '注销测试'").update();
        sql.sql("delete from policy.policy_draft where policy = 'erasure'").update();
    }

    @Test
    void everyColumnThatNamesAPersonIsErasedOrKeptByLaw() throws IOException {
        List<String> known = Stream.of(erased(), kept().keySet(), NOBODYS, BY_THE_MODULE)
                .flatMap(Set::stream)
                .toList();
        assertThat(known).doesNotHaveDuplicates();
        assertThat(named())
                .as("a new column with a name goes into the NameColumns of its module, or with reason and source into "
                        + KEPT)
                .isSubsetOf(known);
        assertThat(kept().values()).allSatisfy(line -> {
            assertThat(line.get(1)).isNotBlank();
            assertThat(line.get(2)).contains("《");
        });
        assertThat(all()).as("nothing is listed that is gone").containsAll(known);
    }

    @Test
    void afterAnErasureTheNameStandsOnlyWhereTheLawKeepsIt() throws IOException {
        everything();
        assertThat(columnsWith(name).getOrDefault(name, Set.of()))
                .as("the scan finds what is there, and all that is to go was there")
                .containsAll(erased())
                .containsAll(BY_THE_MODULE);
        UUID request = UUID.randomUUID();
        insert(
                "insert into privacy.request (id, account_id, kind, wish, status, asked_at) values (:request, :id, 'ERASURE', '', 'OPEN', now())",
                request);

        String pseudonym = erasing.erase(request, new Visitor("root", "系统管理员", Role.SYSTEM_ADMINISTRATOR, null));

        Map<String, Set<String>> now = columnsWith(name, pseudonym, hospital);
        assertThat(now.getOrDefault(name, Set.of())).isSubsetOf(kept().keySet()).contains("casework.task.decided_name");
        assertThat(now.getOrDefault(pseudonym, Set.of()))
                .contains("casework.expert.name", "policy.simulation.started_by");
        assertThat(now.getOrDefault(hospital, Set.of())).containsExactlyInAnyOrder("casework.panel_seat.employer");
        assertThat(sql.sql("select count(*) from casework.task where holder = :account and status = 'OPEN'")
                        .param("account", account.toString())
                        .query(Integer.class)
                        .single())
                .as("what was held goes back")
                .isZero();
    }

    @Test
    void aNamesakesNameStaysWhereNobodyCanTellThemApart() {
        everything();
        UUID namesake = UUID.randomUUID();
        insert("""
                insert into identity.account (id, sign_in_name, name, created_at, organisation_id)
                values (:request, 'namesake-' || :request, :name, now(), '00000000-0000-7000-8000-000000000001')""", namesake);
        UUID request = UUID.randomUUID();
        insert(
                "insert into privacy.request (id, account_id, kind, wish, status, asked_at) values (:request, :id, 'ERASURE', '', 'OPEN', now())",
                request);

        erasing.erase(request, new Visitor("root", "系统管理员", Role.SYSTEM_ADMINISTRATOR, null));

        assertThat(columnsWith(name).getOrDefault(name, Set.of()))
                .contains("policy.simulation.started_by")
                .doesNotContain("casework.expert.name", "casework.absence.name");
    }

    @Test
    void aPersonReadsWhatEveryModuleKeepsAboutThem() {
        everything();

        assertThat(rows("专家资料").toString()).contains(hospital, "检验");
        assertThat(rows("利害关系").toString()).contains("示例公司", "持有股份");
        assertThat(rows("评审").toString()).contains("90.00", "可行");
        assertThat(rows("发起的事项").toString()).contains("注销测试事项");
        assertThat(rows("办理的事项").toString()).contains("注销测试事项", "通过");
        assertThat(rows("外出委托")).hasSize(2);
        assertThat(rows("保存的视图")).hasSize(2);
        assertThat(rows("政策草稿").toString()).contains("注销测试草稿");
        assertThat(rows("上传的附件")).hasSize(1);
    }

    private List<SequencedMap<String, String>> rows(String title) {
        return own.about(account).stream()
                .filter(section -> section.title().equals(title))
                .flatMap(section -> section.rows().stream())
                .toList();
    }

    /** One row of everything that bears the name. */
    private void everything() {
        UUID id = UUID.randomUUID();
        for (String statement : ROWS) {
            insert(statement, id);
        }
    }

    private void insert(String statement, UUID other) {
        sql.sql(statement)
                .param("id", account)
                .param("account", account.toString())
                .param("name", name)
                .param("hospital", hospital)
                .param("request", other)
                .update();
    }

    private static final List<String> ROWS = List.of(
            """
            insert into identity.account (id, sign_in_name, name, created_at, organisation_id)
            values (:id, 'leaver-' || :account, :name, now(), '00000000-0000-7000-8000-000000000001')""",
            """
            insert into identity.invitation (id, token, organisation_id, role, name, issued_by, issued_name, issued_at,
                expires_at, accepted_by)
            values (:request, :request::text, '00000000-0000-7000-8000-000000000001', 'LEADER', :name, :id, :name, now(),
                now(), :id)""",
            """
            insert into calendar.holiday_notice (id, year, title, official, loaded_by, loaded_at)
            values (:request, 2099, '注销测试', false, :name, now())""",
            "update casework.light set changed_by = :name, correction_by = :name",
            "update policy.near_threshold set set_by = :name",
            "update policy.applyfree_clock set updated_name = :name",
            """
            insert into casework.absence (id, account, name, role, everywhere, parks, delegate, delegate_name, from_day,
                until_day) values (:request, :account, :name, 'LEADER', true, '{}', 'x', '别人', '2026-09-01', '2026-09-02')""",
            """
            insert into casework.absence (id, account, name, role, everywhere, parks, delegate, delegate_name, from_day,
                until_day) values (gen_random_uuid(), 'x', '别人', 'LEADER', true, '{}', :account, :name, '2026-09-01',
                '2026-09-02')""",
            """
            insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title, applicant,
                status, stage, stage_name, visit, opened_at, opened_by, opened_name, plain, grams)
            values (:request, 'ZX' || :request, 'XXXXXXXX', 'application', 1, 'erasure', '1', '注销测试事项', '甲', 'OPEN',
                'acceptance', '受理', 1, now(), :account, :name, '', '{}')""",
            "insert into casework.copy (case_id, account, name, by_name, at) values (:request, :account, :name, :name, now())",
            """
            insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, holder, holder_name, procedure,
                number, title, applicant, began_on, status, outcome, decided_by, decided_name, decided_at)
            values (:request, :request, 1, 'acceptance', '受理', 'DECIDE', 'LEADER', :account, :name, 'application',
                'ZX' || :request, '注销测试事项', '甲', '2026-09-01', 'DONE', 'PASS', :account, :name, now())""",
            """
            insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, holder, holder_name, procedure,
                number, title, applicant, began_on, status)
            values (gen_random_uuid(), :request, 1, 'acceptance', '受理', 'COSIGN', 'LEADER', :account, :name,
                'application', 'ZX' || :request, '注销测试事项', '甲', '2026-09-01', 'OPEN')""",
            "insert into casework.expert (account, name, employer, fields) values (:account, :name, :hospital, '{检验}')",
            """
            insert into casework.expert_tie (id, account, unit, relation, declared_by, declared_at)
            values (:request, :account, '示例公司', '持有股份', :name, now())""",
            "insert into casework.expert (account, name, employer, fields) values ('x' || :account, '别人', '别处', '{检验}')",
            """
            insert into casework.expert_tie (id, account, unit, relation, declared_by, declared_at)
            values (gen_random_uuid(), 'x' || :account, '示例公司', '亲属任职', :name, now())""",
            """
            insert into casework.panel (id, case_id, number, title, stage, avoid, seed, rule, formed_by, formed_at)
            values (:request, :request, 'ZX' || :request, '注销测试事项', 'review', '{}', repeat('0', 32), 'MEAN', '甲',
                now())""",
            """
            insert into casework.panel_candidate (panel, field, account, name, employer, place, excluded, noted_at)
            values (:request, '检验', :account, :name, :hospital, '0', '', now())""",
            """
            insert into casework.panel_seat (id, panel, account, name, employer, field, place, status, total, comment,
                drawn_at) values (:request, :request, :account, :name, :hospital, '检验', '0', 'DONE', 90, '可行',
                now())""",
            """
            insert into files.attachment (id, owner_kind, owner_id, slot, series, version, name, kind, size, sha256, draft,
                added_by, added_account, added_at)
            values (:request, 'erasure', '1', 'e0', :request, 1, 'a.pdf', 'PDF', 1, repeat('0', 64), false, :name, :account,
                now())""",
            """
            insert into views.saved_view (id, owner, owner_name, name, address, saved_at)
            values (gen_random_uuid(), :account, :name, '我的', '/erasure', now())""",
            """
            insert into views.saved_view (id, owner, owner_name, name, address, shared, saved_at)
            values (gen_random_uuid(), :account, :name, '大家的', '/erasure', true, now())""",
            """
            insert into policy.policy_draft (policy, title, text, base, status, writers, writer_names, written_by,
                written_at) values ('erasure', '注销测试草稿', 'x', 0, 'DRAFT', array['x', :account], array['别人', :name],
                :name, now()) on conflict (policy) do update set writers = excluded.writers,
                writer_names = excluded.writer_names, written_by = excluded.written_by""",
            """
            insert into policy.policy_draft_save (policy, edit, text, name, saved_at) values ('erasure', 1, 'x', :name, now())
            on conflict (policy, edit) do update set name = excluded.name""",
            """
            insert into policy.policy_draft_end (policy, edit, title, version, ended_by, ended_at, writers, writer_names)
            values ('erasure', 1, 'x', 0, :name, now(), array['x', :account], array['别人', :name])
            on conflict (policy, edit) do update set ended_by = excluded.ended_by, writers = excluded.writers,
                writer_names = excluded.writer_names""",
            """
            insert into policy.official_text (id, policy, name, text, kept_by, kept_at)
            values (:request, 'erasure', 'a', 'x', :name, now())""",
            """
            insert into policy.library_run (id, status, legal_date, started_by, started_at)
            values (:request, 'failed', '2026-09-01', :name, now())""",
            """
            insert into policy.simulation (id, title, clause, legal_date, snapshot, known_at, rule_hash, enterprises,
                started_by, started_at)
            values (:request, '', 'jilin-2023-35/3.5.2', '2026-09-01', '', now(), '', 0, :name, now())""",
            """
            insert into workbook.import_run (id, kind, file_name, all_or_none, status, started_by, started_at, content)
            values (:request, 'enterprises', 'a.xlsx', false, 'failed', :name, now(), '')""",
            """
            insert into notice.webhook (id, name, address, secret, active, created_by, created_at)
            values (:request, 'a', 'https://example.org/', '', false, :name, now())""",
            """
            insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams, credit_code,
                park, region, created_at, updated_at, updated_by)
            values (:request, '示例注销（测试）有限公司', 'shili', 'shili', 'sl', '{}', 'X' || right(:request::text, 17),
                'changchun', '220100', now(), now(), :name)""",
            """
            insert into policy.programme (id, clause, year, title, opens_on, closes_on, amount_fen, procedure_code, contact,
                contact_phone, drafted_by, drafted_name, updated_at)
            values (:request, 'jilin-2023-35/3.5.2', 2026, '注销测试', '2026-09-01', '2026-09-02', 1, 'application', '', '',
                'a', '甲', now())""",
            """
            insert into policy.application (id, programme_id, enterprise_id, enterprise_name, park, clause, subject_id,
                started_at, updated_at, updated_name)
            values (:request, :request, :request, '甲', 'changchun', 'jilin-2023-35/3.5.2', :request, now(), now(), :name)""",
            """
            insert into policy.agreement (id, number, enterprise_id, enterprise_name, park, status, updated_at, updated_name)
            values (:request, 'ZX' || :request, :request, '甲', 'changchun', 'ended', now(), :name)""");

    private Set<String> erased() {
        return columns.stream()
                .flatMap(each -> each.names().stream())
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> kept() throws IOException {
        return Files.readAllLines(KEPT).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .collect(Collectors.toMap(List::getFirst, Function.identity()));
    }

    /** Columns of text whose Chinese name speaks of a person, but not of an account's id. */
    private List<String> named() {
        return sql.sql("""
                        select a.attrelid::regclass::text || '.' || a.attname
                        from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
                        join pg_description d on d.objoid = c.oid and d.objsubid = a.attnum
                        where d.description ~ '人|姓名|谁' and d.description !~ '账号' and not a.attisdropped
                          and a.atttypid in ('text'::regtype, 'text[]'::regtype)""").query(String.class).list();
    }

    private List<String> all() {
        return sql.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns""").query(String.class).list();
    }

    /** By text, every column of text, JSON or arrays of text in which it stands; each table is read once. */
    private Map<String, Set<String>> columnsWith(String... texts) {
        Map<String, Set<String>> found = new HashMap<>();
        textColumns()
                .forEach((table, columns) -> sql.sql("""
                        select distinct sought.text, held.place
                        from (select %2$s from %1$s where concat_ws(' ', %2$s) like any (:patterns)) as bearing
                        cross join lateral (values %3$s) as held (place, words)
                        join unnest(:texts) as sought (text) on position(sought.text in held.words) > 0
                        """.formatted(
                                table,
                                String.join(", ", columns),
                                columns.stream()
                                        .map(column -> "('" + column.replace("\"", "") + "', " + column + "::text)")
                                        .collect(Collectors.joining(", "))))
                        .param(
                                "patterns",
                                Arrays.stream(texts)
                                        .map(text -> "%" + text + "%")
                                        .toArray(String[]::new))
                        .param("texts", texts)
                        .query((row, number) -> found.computeIfAbsent(row.getString(1), text -> new HashSet<>())
                                .add(table + "." + row.getString(2)))
                        .list());
        return found;
    }

    private Map<String, List<String>> textColumns() {
        return sql.sql("""
                        select c.table_schema || '.' || c.table_name, '"' || c.column_name || '"'
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                          and (c.data_type in ('text', 'character varying', 'json', 'jsonb')
                            or c.udt_name in ('_text', '_varchar', '_json', '_jsonb'))""").query((row, number) -> List.of(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(List::getFirst, Collectors.mapping(List::getLast, Collectors.toList())));
    }
}
