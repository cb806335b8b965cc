package io.xingyuan.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A third province with its park, from the page to an enterprise on its books. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RegionPagesTests {

    private static final Visitor ADMINISTRATOR = new Visitor("region-admin", "韩系统", Role.SYSTEM_ADMINISTRATOR, null);
    private static final Visitor OFFICER = new Visitor("region-officer", "林政策", Role.POLICY_OFFICER, null);

    private final MockMvcTester pages;
    private final JdbcClient sql = TestDatabase.sql();

    RegionPagesTests(MockMvcTester pages) {
        this.pages = pages;
    }

    @AfterEach
    void asItWas() {
        sql.sql("update enterprise.enterprise set park = 'changchun', archived_at = now() where park = 'hefei'")
                .update();
        sql.sql("delete from enterprise.park where code = 'hefei'").update();
        for (String code : List.of("hefei", "340100", "340000")) {
            sql.sql("delete from identity.region where code = :code")
                    .param("code", code)
                    .update();
        }
    }

    @Test
    void aThirdProvinceGetsItsCityItsParkAndAnEnterprise() throws Exception {
        assertThat(add("", "340000", "安徽省")).hasRedirectedUrl("/regions");
        assertThat(add("340000", "340100", "合肥市")).hasRedirectedUrl("/regions");
        assertThat(add("340100", "hefei", "合肥园", "fullName", "合肥样例医疗器械园", "division", "340104"))
                .hasRedirectedUrl("/regions");

        assertThat(text(get("/regions", ADMINISTRATOR)))
                .contains("吉林省 省 220000", "安徽省 省 340000", "合肥园", "合肥样例医疗器械园", "340104");
        assertThat(text(get("/organisations/new", ADMINISTRATOR))).contains("合肥市", "合肥园");
        assertThat(text(get("/enterprises/new", OFFICER))).contains("合肥园");
        assertThat(sql.sql("select action from audit.entry where account = 'region-admin' order by at desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("新增区域");

        assertThat(post(
                        OFFICER,
                        "/enterprises",
                        "name",
                        "样例合肥（测试）有限公司",
                        "creditCode",
                        UnifiedCreditCode.issue("91340100MR000009").value(),
                        "park",
                        "hefei",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(refusal("hefei")).contains("1 家在册企业");
        assertThat(refusal("340100")).contains("1 个下级区域");

        sql.sql("update enterprise.enterprise set archived_at = now() where park = 'hefei'")
                .update();
        assertThat(post(ADMINISTRATOR, "/regions/hefei/close", "version", "1")).hasRedirectedUrl("/regions");
        assertThat(text(get("/enterprises/new", OFFICER))).doesNotContain("合肥园");
        String back = "/enterprises/"
                + sql.sql("select id from enterprise.enterprise where park = 'hefei'")
                        .query(String.class)
                        .single()
                + "/restore";
        MvcTestResult closed = post(OFFICER, back, "version", "1");
        assertThat(closed).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(closed)).contains("所在园区“合肥园”已停用，不能恢复在册");
        assertThat(text(get("/organisations/new", ADMINISTRATOR))).doesNotContain("合肥园");
        assertThat(post(ADMINISTRATOR, "/regions/340100/close", "version", "1")).hasRedirectedUrl("/regions");
        assertThat(post(ADMINISTRATOR, "/regions/hefei/reopen", "version", "2"))
                .as("its city is closed")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post(ADMINISTRATOR, "/regions/340100/reopen", "version", "2"))
                .hasRedirectedUrl("/regions");
        assertThat(post(ADMINISTRATOR, "/regions/hefei/reopen", "version", "2")).hasRedirectedUrl("/regions");
        assertThat(text(get("/enterprises/new", OFFICER))).contains("合肥园");
        assertThat(post(OFFICER, back, "version", "1")).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void codesFollowTheNationalStandard() throws Exception {
        assertThat(add("", "3400", "安徽省")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add("", "340100", "安徽省")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add("", "220000", "又一个")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add("220000", "340100", "合肥市")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add("220000", "220000", "吉林省")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(text(add("220100", "Hefei", "", "division", "340104")))
                .contains("园区编号以小写字母开头", "请填写名称", "请填写园区全称", "前四位与所属的市相同");
        assertThat(add("999999", "x", "y")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(sql.sql("select count(*) from identity.region where code like '34%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNameChangesForAllAndWhoComesTooLateReadsIt() throws Exception {
        add("", "340000", "安徽省");
        add("340000", "340100", "合肥市");
        add("340100", "hefei", "合肥园", "fullName", "合肥样例医疗器械园", "division", "340104");

        assertThat(post(ADMINISTRATOR, "/regions/hefei", "name", "庐阳园", "fullName", "庐阳样例医疗器械园", "version", "1"))
                .hasRedirectedUrl("/regions");
        assertThat(text(get("/enterprises/new", OFFICER))).contains("庐阳园").doesNotContain("合肥园");
        assertThat(text(get("/organisations/new", ADMINISTRATOR))).contains("庐阳园");
        MvcTestResult late =
                post(ADMINISTRATOR, "/regions/hefei", "name", "蜀山园", "fullName", "蜀山样例医疗器械园", "version", "1");
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(late)).contains("庐阳园");
        assertThat(Jsoup.parse(late.getResponse().getContentAsString())
                        .select("input[name=name]")
                        .val())
                .isEqualTo("蜀山园");
        Visitor security = new Visitor("region-security", "样例", Role.SECURITY_ADMINISTRATOR, null);
        assertThat(text(get("/regions", security))).contains("庐阳园").doesNotContain("新增省");
    }

    private String refusal(String code) throws UnsupportedEncodingException {
        MvcTestResult answer = post(ADMINISTRATOR, "/regions/" + code + "/close", "version", "1");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        return text(answer);
    }

    private MvcTestResult add(String parent, String code, String name, String... more) {
        String[] fields = {"parent", parent, "code", code, "name", name, "version", "0"};
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return post(ADMINISTRATOR, "/regions", all);
    }

    private MvcTestResult get(String path, Visitor visitor) {
        return pages.get().uri(path).with(authentication(as(visitor))).exchange();
    }

    private MvcTestResult post(Visitor visitor, String path, String... fields) {
        var request = pages.post().uri(path).with(authentication(as(visitor))).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        return Jsoup.parse(answer.getResponse().getContentAsString()).text();
    }

    private static UsernamePasswordAuthenticationToken as(Visitor visitor) {
        Visitor.Principal principal = () -> visitor;
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
    }
}
