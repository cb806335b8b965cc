package io.xingyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that changes something is known here; those that stand for the ways of writing leave exactly one row. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AuditRouteTests {

    /** What these write is a cookie, or a line in the log. */
    private static final Set<String> WITHOUT_ROW = Set.of("/language", "/theme", "/park", "/policy-report");

    private static final Set<String> WITH_ROW = Set.of(
            "/enterprises",
            "/enterprises/{id}",
            "/enterprises/{id}/archive",
            "/enterprises/{id}/restore",
            "/enterprises/{id}/facts/{subject}/{code}",
            "/enterprises/{id}/{kind:products|projects|qualifications|contacts}",
            "/enterprises/{id}/{kind:products|projects|qualifications|contacts}/{item}",
            "/enterprises/{id}/{kind:products|projects|qualifications|contacts}/{item}/remove",
            "/checkup/threshold",
            "/checkup/{enterprise}/facts",
            "/imports",
            "/imports/{id}/cancel",
            "/imports/{id}/retry",
            "/imports/{id}/undo",
            "/views",
            "/views/{id}/remove",
            "/keys/rotate",
            "/privacy/consent",
            "/privacy/withdraw",
            "/privacy/own/export",
            "/privacy/requests",
            "/privacy/requests/{id}/erase",
            "/privacy/requests/{id}/answer",
            "/enterprises/{id}/contacts/{item}/disclose",
            "/calendar/notice",
            "/calendar/notice/workbook",
            "/operations/backup");

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
            String home = handler.getBeanType().getPackageName();
            boolean writes = mapping.getMethodsCondition().getMethods().stream()
                    .anyMatch(method -> method != RequestMethod.GET && method != RequestMethod.HEAD);
            if (writes && home.startsWith("io.xingyuan") && !home.equals("io.xingyuan.identity")) {
                mapping.getPatternValues().stream()
                        .filter(path -> !WITH_ROW.contains(path) && !WITHOUT_ROW.contains(path))
                        .forEach(unknown::add);
            }
        });
        assertThat(unknown).isEmpty();
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
    void enrollingAnEnterpriseLeavesOneRow() {
        long before = rows();

        assertThat(post(
                        "/enterprises",
                        Map.of(
                                "name", "杏林审计示例有限公司",
                                "creditCode", "91220101MA0AUD1T95",
                                "park", "changchun",
                                "version", "0")))
                .hasStatus(HttpStatus.FOUND);

        assertThat(rows() - before).isEqualTo(1);
        assertThat(last().content()).contains("\"field\": \"企业名称\"").contains("杏林审计示例有限公司");
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
                        .with(authentication(officer()))
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);

        assertThat(last().action()).isEqualTo("上传工作簿");
        assertThat(last().content()).contains(Hashes.hex("no workbook"));
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(String path, Map<String, String> fields) {
        var request = pages.post().uri(path).with(authentication(officer())).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static UsernamePasswordAuthenticationToken officer() {
        Visitor.Principal principal = () -> new Visitor("audit-test", "林政策", Role.POLICY_OFFICER, null);
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
