package io.xingyuan.enterprise;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Books;
import io.xingyuan.workbook.WorkbookImport;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** An officer of one park and an enterprise of another: as if it were not there, on every way in. */
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class ParkScopeTests {

    private static final String NAME = "样例范围器械（测试）有限公司";
    private static final UnifiedCreditCode CODE = UnifiedCreditCode.issue("91220100MD000031");

    private final MockMvc web;
    private final Enrolment enrolment;
    private final List<WorkbookImport> imports;
    private EnterpriseId id = new EnterpriseId(new UUID(0, 0));

    ParkScopeTests(@Autowired MockMvc web, @Autowired Enrolment enrolment, @Autowired List<WorkbookImport> imports) {
        this.web = web;
        this.enrolment = enrolment;
        this.imports = imports;
    }

    @BeforeEach
    void anEnterpriseInChangchun() {
        Profile profile = new Profile(
                NAME, CODE, new ParkId("changchun"), "220100", null, "3581", "中游", "范围环节", LocalDate.of(2019, 3, 1));
        id = enrolment.enrol(profile, "测试");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/enterprises/{id}",
                "/enterprises/{id}/edit",
                "/enterprises/{id}/facts/{id}/registered-capital",
                "/enterprises/{id}/products/new",
                "/checkup/{id}",
                "/checkup/{id}/paper"
            })
    void itsPagesAreNotThere(String path) throws Exception {
        String address = path.replace("{id}", id.toString());
        assertThat(ask(get(address), "changchun").getStatus()).as(address).isEqualTo(200);
        assertThat(ask(get(address), "jinzhong").getStatus()).as(address).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/enterprises?q=样例范围",
                "/enterprises?q=样例范围&park=changchun",
                "/search?q=样例范围",
                "/checkup?q=样例范围",
                "/matching?clause=jilin-2023-35/3.5.2&view=rows&q=样例范围"
            })
    void noListShowsIt(String address) throws Exception {
        assertThat(ask(get(address), "changchun").getContentAsString()).contains(NAME);
        assertThat(ask(get(address), "jinzhong").getContentAsString()).doesNotContain(NAME);
    }

    @Test
    void noWorkbookHoldsIt() throws Exception {
        String export = "/enterprises/export.xlsx?q=样例范围";
        assertThat(Books.read(ask(get(export), "changchun").getContentAsByteArray()))
                .hasSize(2);
        assertThat(Books.read(ask(get(export), "jinzhong").getContentAsByteArray()))
                .hasSize(1);
    }

    @Test
    void itIsNotChangedFromElsewhere() throws Exception {
        for (String path : List.of("/archive", "", "/restore")) {
            var change = post("/enterprises/" + id + path).param("version", "1").with(csrf());
            assertThat(ask(change, "jinzhong").getStatus()).as(path).isEqualTo(404);
        }
        var moved = post("/enterprises/" + id)
                .param("version", "1")
                .param("name", NAME)
                .param("creditCode", CODE.value())
                .param("park", "jinzhong")
                .with(csrf());
        assertThat(ask(moved, "changchun").getStatus())
                .as("into a park of others")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enterprises", "figures", "products"})
    void noImportReachesIt(String kind) {
        WorkbookImport rows = imports.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        Map<String, String> cells = Map.of("统一社会信用代码", CODE.value(), "企业名称", NAME, "产品名称", "样例", "年度", "2024");
        Scope here = Scope.of(Set.of(new ParkId("changchun")));
        Scope elsewhere = Scope.of(Set.of(new ParkId("jinzhong")));
        assertThat(rows.begin(UUID.randomUUID(), "测试", here).read(cells)).isEmpty();
        assertThat(rows.begin(UUID.randomUUID(), "测试", elsewhere).read(cells))
                .extracting(problem -> problem.reason())
                .contains("不在您的园区范围内");
    }

    @Test
    void theTopBarOffersOnlyTheParksOfTheScope() throws Exception {
        String page = ask(get("/enterprises").cookie(new Cookie("park", "changchun")), "jinzhong")
                .getContentAsString();
        assertThat(page).contains("<option value=\"jinzhong\"").doesNotContain("<option value=\"changchun\"");
    }

    private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request, String park)
            throws Exception {
        Visitor officer =
                new Visitor("officer", "政策专员（测试）", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId(park))));
        return web.perform(request.with(by(officer))).andReturn().getResponse();
    }
}
