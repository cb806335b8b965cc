package io.xingyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that changes something or gives out a file is known here; those that stand for the ways of writing and
 * reading leave exactly one row. Those of identity are driven in {@code IdentityAuditTests}.
 */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AuditRouteTests {

    /** What these write is a cookie, that a message was read, the browser's session, a form, a secret that nobody uses yet or a line of the program's log. */
    private static final Set<String> WITHOUT_ROW = Set.of(
            "/language",
            "/theme",
            "/park",
            "/policy-report",
            "/capacity",
            "/messages/{id}/open",
            "/messages/read",
            "/calendar/notice/workbook",
            "/own/code/begin",
            "/studio/{policy}/check",
            "/studio/{policy}/form",
            "/studio/{policy}/forget",
            "/sign-in/again");

    /** Files for everybody. */
    private static final Set<String> OPEN_FILES = Set.of(
            "/parks/export.xlsx",
            "/policies/export.xlsx",
            "/imports/templates/{kind}.xlsx",
            "/publicity/paper",
            "/publicity/{id}/paper");

    /** Files whose handlers record by themselves who reads them, once they have decided to answer. */
    private static final Set<String> RECORDED_INSIDE = Set.of(
            "/fund/payments/{id}/paper",
            "/fund/batches/{id}/bank.xlsx",
            "/fund/batches/{id}/bank.csv",
            "/fund/answers/{id}/report.xlsx",
            "/applications/{id}/form.pdf",
            "/applications/{id}/decision.pdf",
            "/agreements/{id}/terms.pdf",
            "/audit/export.zip",
            "/checkup/{enterprise}/paper",
            "/imports/{id}/report.xlsx");

    private static final Set<String> WITH_ROW = Set.of(
            "/enterprises",
            "/enterprises/{id}",
            "/enterprises/{id}/archive",
            "/enterprises/{id}/restore",
            "/enterprises/{id}/facts/{subject}/{code}",
            "/enterprises/{id}/{kind:products|projects|qualifications|contacts}",
            "/enterprises/{id}/{kind:products|projects|qualifications|contacts}/{item}",
            "/enterprises/{id}/{kind:products|projects|qualifications|contacts}/{item}/remove",
            "/fund/pools",
            "/fund/pools/{id}/{act}",
            "/fund/payments",
            "/fund/payments/{id}/commit",
            "/fund/payments/{id}/release",
            "/fund/payments/{id}/cancel",
            "/fund/payments/{id}/reissue",
            "/fund/payments/{id}/resume",
            "/fund/payments/{id}/recover",
            "/fund/batches",
            "/fund/batches/{id}/take-out",
            "/fund/tiers/{award}",
            "/fund/batches/{id}/submit",
            "/fund/batches/{id}/check",
            "/fund/batches/{id}/send-back",
            "/fund/batches/{id}/dissolve",
            "/fund/batches/{id}/answers",
            "/fund/accounts/{enterprise}",
            "/fund/accounts/{enterprise}/disclose",
            "/checkup/threshold",
            "/checkup/{enterprise}/facts",
            "/imports",
            "/imports/{id}/cancel",
            "/imports/{id}/retry",
            "/imports/{id}/undo",
            "/experts",
            "/experts/ties",
            "/panels/of/{case}",
            "/panels/{id}/refill",
            "/panels/{id}/replace",
            "/reviews/ties",
            "/reviews/{id}",
            "/reviews/{id}/refuse",
            "/webhooks",
            "/webhooks/{id}",
            "/webhooks/{id}/remove",
            "/messages/settings",
            "/attachments",
            "/attachments/{id}/remove",
            "/attachment-limits",
            "/inbox/batch",
            "/cases/{id}/urge",
            "/cases/{id}/copy",
            "/cases/{id}/attendances",
            "/cases/{id}/pause",
            "/cases/{id}/resume",
            "/cases/{id}/extend",
            "/cases/{id}/correct",
            "/cases/{id}/materials",
            "/cases/{id}/withdraw",
            "/cases/{id}/lapse",
            "/cases/{id}/objections/{objection}",
            "/cases/{id}/objections/{objection}/disclose",
            "/tasks/{id}/decide",
            "/tasks/{id}/claim",
            "/tasks/{id}/release",
            "/tasks/{id}/transfer",
            "/tasks/{id}/cosign",
            "/tasks/{id}/recall",
            "/absences",
            "/absences/{id}/end",
            "/publicity/{id}/objections",
            "/lights",
            "/lights/correction",
            "/procedures",
            "/procedures/{key}/{version}",
            "/procedures/{key}/{version}/publish",
            "/procedures/{key}/{version}/back",
            "/procedures/{key}/{version}/drop",
            "/studio",
            "/studio/import",
            "/studio/{policy}",
            "/studio/{policy}/publish",
            "/studio/{policy}/source",
            "/studio/{policy}/tiers",
            "/studio/{policy}/simulate",
            "/studio/{policy}/back",
            "/studio/{policy}/drop",
            "/views",
            "/views/{id}/remove",
            "/population",
            "/population/{id}/cancel",
            "/population/{id}/retry",
            "/simulations",
            "/simulations/{id}/variants",
            "/simulations/{id}/variants/{position}/remove",
            "/simulations/{id}/refresh",
            "/simulations/{id}/remove",
            "/apply",
            "/applications/{id}/facts",
            "/applications/{id}/submit",
            "/applications/{id}/withdraw",
            "/applications/{id}/spending",
            "/applications/{id}/spending/{line}/remove",
            "/applications/{id}/plan",
            "/applications/{id}/plan/{number}/permit",
            "/agreements",
            "/agreements/{id}",
            "/agreements/{id}/submit",
            "/agreements/{id}/amend",
            "/agreements/{id}/drop",
            "/agreements/{id}/finish",
            "/agreements/{id}/promises/{promise}/kept",
            "/agreements/{id}/promises/{promise}/ruling",
            "/agreements/{id}/rulings/{ruling}",
            "/agreements/{id}/rulings/{ruling}/collected",
            "/agreements/{id}/instalments/{instalment}/ask",
            "/agreements/{id}/instalments/{instalment}/decide",
            "/apply-free",
            "/recoveries/{id}/collected",
            "/apply-free/{run}/refresh",
            "/apply-free/{run}/push",
            "/apply-free/{run}/remind",
            "/apply-free/{run}/close",
            "/apply-free/offers/{offer}/consent",
            "/apply-free/offers/{offer}/decline",
            "/apply-free/offers/{offer}/exclude",
            "/apply-free/offers/{offer}/restore",
            "/apply-free/clocks/{key:push|pay}",
            "/programmes",
            "/programmes/{id}",
            "/programmes/{id}/publish",
            "/programmes/{id}/close",
            "/privacy/consent",
            "/privacy/withdraw",
            "/privacy/own/export",
            "/privacy/requests",
            "/privacy/requests/{id}/erase",
            "/privacy/requests/{id}/answer",
            "/enterprises/{id}/contacts/{item}/disclose",
            "/calendar/notice",
            "/operations/backup",
            "/keys/rotate",
            "/accounts",
            "/accounts/{id}/close",
            "/accounts/{id}/code-reset",
            "/code-resets/{id}/confirm",
            "/code-resets/{id}/refuse",
            "/accounts/{id}/grants",
            "/accounts/{id}/link",
            "/accounts/{id}/reopen",
            "/demo/end",
            "/duties",
            "/duties/changes/{id}/confirm",
            "/duties/changes/{id}/refuse",
            "/grants/{id}/confirm",
            "/grants/{id}/refuse",
            "/grants/{id}/withdraw",
            "/invitation",
            "/invitation/join",
            "/organisations",
            "/organisations/{id}",
            "/organisations/{id}/archive",
            "/organisations/{id}/restore",
            "/regions",
            "/regions/{code}",
            "/regions/{code}/close",
            "/regions/{code}/reopen",
            "/own/code",
            "/own/code/recovery",
            "/own/code/remove",
            "/own/email",
            "/own/email/confirm",
            "/own/sign-ins/end",
            "/own/sign-ins/{id}/end",
            "/password",
            "/people/invitations",
            "/people/invitations/{id}/withdraw",
            "/people/{id}/remove",
            "/posts/{role}/link",
            "/setup",
            "/sign-in",
            "/sign-in/as/{account}",
            "/sign-in/code",
            "/sign-in/forgotten",
            "/sign-in/reset");

    private static final Visitor OFFICER = new Visitor("audit-test", "林政策", Role.POLICY_OFFICER, null);

    private final MockMvcTester pages;
    private final JdbcClient sql;
    private final RequestMappingHandlerMapping requestMappingHandlerMapping;

    AuditRouteTests(MockMvcTester pages, JdbcClient sql, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.pages = pages;
        this.sql = sql;
        this.requestMappingHandlerMapping = requestMappingHandlerMapping;
    }

    @Test
    void everyRouteThatWritesIsKnown() {
        Set<String> unknown = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            boolean writes = mapping.getMethodsCondition().getMethods().stream()
                    .anyMatch(method -> method != RequestMethod.GET && method != RequestMethod.HEAD);
            if (writes && ours(handler)) {
                mapping.getPatternValues().stream()
                        .filter(path -> !WITH_ROW.contains(path) && !WITHOUT_ROW.contains(path))
                        .forEach(unknown::add);
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyFileIsForEverybodyOrItsReadersAreRecorded() {
        Set<String> unknown = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            boolean recorded = handler.hasMethodAnnotation(AuditedRead.class);
            mapping.getPatternValues().stream()
                    .filter(path -> ours(handler) && path.matches(".*(\\.(xlsx|csv|zip|pdf)|/paper)"))
                    .filter(path -> !recorded && !OPEN_FILES.contains(path) && !RECORDED_INSIDE.contains(path))
                    .forEach(unknown::add);
        });
        assertThat(unknown).isEmpty();
    }

    private static boolean ours(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("io.xingyuan");
    }

    @Test
    void aSettingLeavesOneRow() {
        long before = rows();

        assertThat(post("/checkup/threshold", Map.of("from", "2031-01-01", "percent", "10")))
                .hasStatus(HttpStatus.FOUND);

        assertThat(rows() - before).isEqualTo(1);
        assertThat(last()).satisfies(row -> {
            assertThat(row.origin().name()).isEqualTo("林政策");
            assertThat(row.origin().route()).isEqualTo("POST /checkup/threshold");
            assertThat(row.action()).isEqualTo("设定差一点的界限");
        });
    }

    @Test
    void whateverIsDoneToAnEnterpriseLeavesOneRowAndIsReadThere() throws Exception {
        Map<String, String> profile =
                Map.of("name", "杏林审计示例有限公司", "creditCode", "91220101MA0AUD1T95", "park", "changchun", "version", "0");
        String path = leaves("新建企业", "/enterprises", profile);
        assertThat(last().content()).contains("\"field\": \"企业名称\"").contains("杏林审计示例有限公司");
        UUID id = UUID.fromString(path.replaceFirst(".*/", ""));
        leaves("修改企业档案", path, with(with(profile, "version", "1"), "address", "示例路 1 号"));
        leaves(
                "登记事实",
                path + "/facts/" + id + "/registered-capital",
                Map.of("value", "500万元", "year", "0", "rank", "park", "asOf", "2026-01-01", "source", "审计测试"));
        belongings(path, "products", "产品", Map.of("name", "示例监护仪", "kind", "医疗器械"));
        belongings(path, "projects", "项目、平台或团队", Map.of("name", "示例平台", "entity", "platform"));
        belongings(path, "qualifications", "资质或证书", Map.of("name", "高新技术企业"));
        leaves("新增联系人", path + "/contacts", contact());

        reads("打印政策体检", path.replace("/enterprises/", "/checkup/") + "/paper", OFFICER);
        Visitor own = new Visitor("audit-own", "示例甲", Role.ENTERPRISE_ADMINISTRATOR, new EnterpriseId(id));
        for (Visitor reader : List.of(OFFICER, own)) {
            Document changes =
                    Jsoup.parse(get(path + "/changes", reader).getResponse().getContentAsString());
            assertThat(changes.select("tbody").text())
                    .contains("新建企业", "修改企业档案", "示例路 1 号", "登记事实", "新增联系人", "林政策")
                    .doesNotContain("打印政策体检", "13800001234");
        }
        Visitor other =
                new Visitor("audit-other", "示例乙", Role.ENTERPRISE_ADMINISTRATOR, new EnterpriseId(UUID.randomUUID()));
        assertThat(get(path + "/changes", other)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(path + "/changes", new Visitor("audit-leader", "赵园长", Role.LEADER, null)))
                .hasStatus(HttpStatus.FORBIDDEN);
        leaves("归档企业", path + "/archive", Map.of("version", "2"));
    }

    private void belongings(String enterprise, String kind, String label, Map<String, String> fields) {
        leaves("新增" + label, enterprise + "/" + kind, fields);
        String item = enterprise + "/" + kind + "/" + item(enterprise, kind);
        leaves("修改" + label, item, with(with(fields, "name", "改了的名称"), "version", "1"));
        leaves("移除" + label, item + "/remove", Map.of("version", "2"));
    }

    private static Map<String, String> contact() {
        return Map.of("name", "示例张三", "phone", "13800001234", "main", "true");
    }

    /** The one of a kind that is shown, by the link that leads to it. */
    private String item(String enterprise, String kind) {
        return TestDatabase.sql()
                .sql("select id::text from enterprise." + kind.substring(0, kind.length() - 1)
                        + " where enterprise_id = :id::uuid order by id desc limit 1")
                .param("id", enterprise.replaceFirst(".*/", ""))
                .query(String.class)
                .single();
    }

    @Test
    void viewsLeaveOneRow() {
        leaves("保存视图", "/views", Map.of("name", "审计测试", "address", "/enterprises?q=x"));
        String view = TestDatabase.sql()
                .sql("select id::text from views.saved_view where owner = 'audit-test'")
                .query(String.class)
                .single();
        leaves("删除视图", "/views/" + view + "/remove", Map.of());
    }

    @Test
    void exportsLeaveARowOfWhoAskedForWhat() {
        reads("导出企业名录", "/enterprises/export.xlsx?q=审计", OFFICER);
        assertThat(last().content()).contains("q=审计");
        reads("导出产品清单", "/products/export.xlsx", OFFICER);
        reads("导出项目清单", "/projects/export.xlsx", OFFICER);
        reads("导出政策匹配", "/matching/export.xlsx", OFFICER);
        reads("导出导入记录", "/imports/export.xlsx", OFFICER);
        reads("导出账号清单", "/accounts/export.xlsx", new Visitor("audit-test", "韩系统", Role.SYSTEM_ADMINISTRATOR, null));
        long before = rows();
        assertThat(get("/accounts/export.xlsx", OFFICER)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(rows()).as("a refusal reads nothing").isEqualTo(before);
    }

    @Test
    void anUploadLeavesARowWithTheFilesHash() {
        assertThat(pages.post()
                        .uri("/imports")
                        .multipart()
                        .file(new MockMultipartFile(
                                "file",
                                "空.xlsx",
                                null,
                                "no workbook".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .param("kind", "enterprises")
                        .with(authentication(as(OFFICER)))
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);

        assertThat(last().action()).isEqualTo("上传工作簿");
        assertThat(last().content()).contains(Hashes.hex("no workbook"));
    }

    /** Where the answer leads. */
    private String leaves(String action, String path, Map<String, String> fields) {
        long before = rows();
        MvcTestResult answer = post(path, fields);
        assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(HttpStatus.FOUND.value());
        assertThat(rows() - before).as(path).isEqualTo(1);
        assertThat(last().action()).isEqualTo(action);
        assertThat(last().outcome()).isEqualTo("done");
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private void reads(String action, String path, Visitor by) {
        long before = rows();
        assertThat(get(path, by)).as(path).hasStatusOk();
        assertThat(rows() - before).as(path).isEqualTo(1);
        assertThat(last().action()).isEqualTo(action);
        assertThat(last().outcome()).isEqualTo("read");
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = pages.post().uri(path).with(authentication(as(OFFICER))).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String path, Visitor by) {
        return pages.get().uri(path).with(authentication(as(by))).exchange();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static UsernamePasswordAuthenticationToken as(Visitor visitor) {
        Visitor.Principal principal = () -> visitor;
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
    }

    private long rows() {
        return sql.sql("select sum(number) from audit.head").query(Long.class).single();
    }

    private AuditRow last() {
        return sql.sql("select * from audit.entry where account = 'audit-test' order by at desc limit 1")
                .query(AuditRows::row)
                .single();
    }
}
