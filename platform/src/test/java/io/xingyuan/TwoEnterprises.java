package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two enterprises in two parks, each with one of everything, entered through the pages by the park's staff.
 *
 * @param own ids by kind of object
 * @param other the same of the one that the own people may not see
 */
record TwoEnterprises(Map<String, String> own, Map<String, String> other) {

    /** Stands in every text of the other enterprise and nowhere else. */
    static final String SECRET = "KEEPOUT7731";

    /** What somebody might type to break a page or a workbook. */
    static final String MARKUP = "<img src=x onerror=alert(1)>\"'";

    private static final String OTHER_PHONE = "13700007731";
    private static final UnifiedCreditCode OWN_CODE = UnifiedCreditCode.issue("91220100MR000001");
    private static final UnifiedCreditCode OTHER_CODE = UnifiedCreditCode.issue("91140700MR000002");
    private static final List<String> KINDS = List.of("product", "project", "qualification", "contact");

    /** Texts that stand only with the other enterprise. */
    static List<String> secrets() {
        return List.of(SECRET, OTHER_PHONE, OTHER_CODE.value(), account(OTHER_PHONE));
    }

    /** @param post takes a path and fields, gives the address that the answer leads to */
    static TwoEnterprises entered(BiFunction<String, Map<String, String>, String> post, JdbcClient sql) {
        return new TwoEnterprises(
                enter("样例界内（矩阵）有限公司", OWN_CODE, "changchun", "样例" + MARKUP, "13700001111", post, sql),
                enter("样例界外" + SECRET + "有限公司", OTHER_CODE, "jinzhong", "样例" + SECRET, OTHER_PHONE, post, sql));
    }

    private static Map<String, String> enter(
            String name,
            UnifiedCreditCode code,
            String park,
            String things,
            String phone,
            BiFunction<String, Map<String, String>, String> post,
            JdbcClient sql) {
        String page = post.apply(
                "/enterprises", Map.of("name", name, "creditCode", code.value(), "park", park, "version", "0"));
        assertThat(page).as("enrolled").startsWith("/enterprises/");
        for (var thing : Map.of(
                        "/products", Map.of("name", things + "监护仪", "kind", "医疗器械"),
                        "/projects", Map.of("entity", "platform", "name", things + "平台", "started", "2024-05-01"),
                        "/qualifications", Map.of("name", "高新技术企业", "number", things),
                        "/contacts", Map.of("name", things + "张三", "phone", phone, "main", "true"))
                .entrySet()) {
            assertThat(post.apply(page + thing.getKey(), thing.getValue()))
                    .as(thing.getKey())
                    .startsWith(page);
        }
        String id = page.substring("/enterprises/".length());
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("enterprise", id);
        for (String kind : KINDS) {
            ids.put(
                    kind,
                    sql.sql("select id::text from enterprise." + kind + " where enterprise_id = :id::uuid")
                            .param("id", id)
                            .query(String.class)
                            .single());
        }
        ids.put("case", aCase(id, name, park, things));
        ids.put("task", aTask(ids.get("case"), id, name, park, things));
        ids.put("objection", anObjection(ids.get("case"), things));
        ids.put("panel", aPanel(ids.get("case"), things));
        assertThat(post.apply("/fund/accounts/" + id, Map.of("holder", name, "bank", "样例银行", "number", account(phone))))
                .as("account")
                .startsWith("/fund/accounts/");
        ids.putAll(new PolicyObjects(id, name, park, things, ids.get("case")).entered());
        ids.putAll(new PeopleObjects(id, things).entered());
        return ids;
    }

    private static String account(String phone) {
        return "62220200" + phone;
    }

    private static String aTask(String caseId, String enterprise, String name, String park, String title) {
        return TestDatabase.sql()
                .sql("""
                insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, park, enterprise_id,
                    procedure, number, title, applicant, began_on, status)
                values (gen_random_uuid(), :case::uuid, 1, 'acceptance', '受理', 'DECIDE', 'POLICY_OFFICER', :park,
                    :enterprise::uuid, 'application', 'JZ' || right(:enterprise, 12), :title || '申报', :name,
                    '2026-09-01', 'OPEN')
                returning id::text""")
                .param("case", caseId)
                .param("enterprise", enterprise)
                .param("name", name)
                .param("park", park)
                .param("title", title)
                .query(String.class)
                .single();
    }

    private static String anObjection(String caseId, String title) {
        return TestDatabase.sql()
                .sql("""
                insert into casework.objection (id, case_id, visit, name, contact, text, at)
                values (gen_random_uuid(), :case::uuid, 1, '', '', :title || '异议', now())
                returning id::text""")
                .param("case", caseId)
                .param("title", title)
                .query(String.class)
                .single();
    }

    private static String aPanel(String caseId, String title) {
        return TestDatabase.sql()
                .sql("""
                insert into casework.panel (id, case_id, number, title, stage, avoid, seed, rule, formed_by, formed_at,
                    stage_since)
                select gen_random_uuid(), c.id, c.number, :title || '专家组', 'review', '{}', repeat('0', 32), 'MEAN', '甲',
                    now(), now() from casework.case_file c where c.id = :case::uuid
                returning id::text""")
                .param("case", caseId)
                .param("title", title)
                .query(String.class)
                .single();
    }

    /** Applied for by the enterprise, in its first stage. */
    private static String aCase(String enterprise, String name, String park, String title) {
        String id = TestDatabase.sql()
                .sql("""
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    enterprise_id, applicant, park, status, stage, stage_name, visit, opened_at, opened_by,
                    opened_name, plain, grams)
                values (gen_random_uuid(), 'JZ' || right(:enterprise, 12), 'XXXXXXXX', 'application', 1, 'matrix', '1',
                    :title, :enterprise::uuid, :name, :park, 'OPEN', 'acceptance', '受理', 1, now(), 'matrix', '矩阵',
                    '', '{}')
                returning id::text""")
                .param("enterprise", enterprise)
                .param("title", title + "申报")
                .param("name", name)
                .param("park", park)
                .query(String.class)
                .single();
        TestDatabase.sql()
                .sql("""
                insert into casework.visit (case_id, number, stage, name, began_at, began_on, enterprise_id)
                values (:id::uuid, 1, 'acceptance', '受理', now(), current_date, :enterprise::uuid)""")
                .param("id", id)
                .param("enterprise", enterprise)
                .update();
        return id;
    }
}
