package io.xingyuan.policy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.Role;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchingPagesTests {

    private static final String ONE = "/matching?clause=jilin-2023-35/3.5.2";
    private static final Pattern TOTAL = Pattern.compile("共 ([\\d,]+) 条");

    private final MockMvc web;
    private final PolicyLibrary library;
    private final DataSource source = TestDatabase.source();

    MatchingPagesTests(@Autowired MockMvc web, @Autowired PolicyLibrary library) {
        this.web = web;
        this.library = library;
    }

    @BeforeAll
    void fill() throws Exception {
        SyntheticEnterprises.fill(source, library.facts(), 30);
    }

    @AfterAll
    void clear() throws Exception {
        SyntheticEnterprises.clear(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/matching", ONE, "/matching?policy=jilin-2023-35&view=rows&chain=%E4%B8%AD%E6%B8%B8"})
    void everyFigureOpensAsManyRowsAsItSays(String address) throws Exception {
        Document page = page(address);
        assertThat(page.select(".figures .kpi-link")).hasSize(5);
        for (Element card : page.select(".figures .kpi-link")) {
            assertThat(total(page(card.attr("href"))))
                    .isEqualTo(number(card.select(".num").text()));
        }
    }

    @Test
    void everyFigureOfTheOverviewOpensAsManyRowsAsItSays() throws Exception {
        List<Element> figures = page("/matching").select(".clause-table td.num a");
        assertThat(figures).isNotEmpty();
        for (Element figure : figures.subList(0, Math.min(15, figures.size()))) {
            assertThat(total(page(figure.attr("href"))))
                    .as(figure.attr("aria-label"))
                    .isEqualTo(number(figure.text()));
        }
    }

    @Test
    void aRowLeadsToTheGroundsOfItsClause() throws Exception {
        assertThat(page(ONE).select("td.actions a").getFirst().attr("href"))
                .matches("/checkup/[0-9a-f-]{36}\\?clause=jilin-2023-35/3\\.5\\.2");
    }

    @Test
    void severalClausesStandSideBySide() throws Exception {
        Document page = page(ONE + "&clause=jilin-2023-35/3.2.1&view=enterprises");
        assertThat(page.select(".matrix thead th")).hasSize(6);
        assertThat(page.select(".matrix tbody tr")).isNotEmpty();
    }

    @Test
    void tooManyClausesAreNotSetSideBySide() throws Exception {
        assertThat(page("/matching?view=enterprises").text()).contains("条款太多");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/matching?clause=no/such",
                "/matching?asOf=2001-01-01",
                "/matching?asOf=nonsense&state=nonsense&band=nonsense&order=nonsense&view=nonsense&missing=nonsense",
                "/matching?q=%27%22%3E%3Cscript%3E&view=rows",
                "/matching?view=rows&page=99999"
            })
    void whatCannotBeFoundIsSaidKindly(String address) throws Exception {
        assertThat(page(address).select("h1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEADER", "POLICY_OFFICER", "POLICY_APPROVER", "FINANCE_OFFICER", "SERVICE_SPECIALIST"})
    void theParksStaffMaySee(Role role) throws Exception {
        web.perform(get(ONE).with(Staff.as(role))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {
                "ENTERPRISE_ADMINISTRATOR",
                "ENTERPRISE_MEMBER",
                "SYSTEM_ADMINISTRATOR",
                "SECURITY_ADMINISTRATOR",
                "AUDIT_ADMINISTRATOR",
                "EXPERT"
            })
    void othersMayNotSee(Role role) throws Exception {
        web.perform(get(ONE).with(Staff.as(role))).andExpect(status().isForbidden());
        web.perform(get("/matching/export.xlsx").with(Staff.as(role))).andExpect(status().isForbidden());
    }

    @Test
    void guestsAreAskedToSignIn() throws Exception {
        web.perform(get(ONE)).andExpect(redirectedUrlPattern("/sign-in*"));
        web.perform(get("/matching/export.xlsx")).andExpect(redirectedUrlPattern("/sign-in*"));
    }

    @Test
    void theWorkbookHoldsTheRowsOfTheScreenAndSaysWhatItIs() throws Exception {
        String query = "?policy=jilin-2023-35&view=rows&chain=%E4%B8%AD%E6%B8%B8&state=eligible";
        long shown = total(page("/matching" + query));
        byte[] content = web.perform(get("/matching/export.xlsx" + query).with(Staff.as(Role.POLICY_OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            List<Row> rows = workbook.getSheet(0).orElseThrow().read();
            assertThat(rows).hasSize(Math.toIntExact(shown) + 1);
            BigDecimal sum = rows.stream()
                    .skip(1)
                    .map(row -> row.getCellAsNumber(14).orElseThrow())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            List<Row> notes = workbook.getSheet(1).orElseThrow().read();
            assertThat(notes).extracting(row -> row.getCellText(0)).contains("基准日", "规则库指纹", "产业链位置", "状态");
            assertThat(note(notes, "规则库指纹")).isEqualTo(library.hash());
            assertThat(sum)
                    .isEqualByComparingTo(
                            new BigDecimal(note(notes, "确定合计（万元）")).add(new BigDecimal(note(notes, "上限合计（万元）"))));
        }
    }

    @Test
    void noTextIsTakenForAFormula() {
        assertThat(MatchWorkbook.safe("=HYPERLINK(\"http://example.org\")")).startsWith("'=");
        assertThat(MatchWorkbook.safe("@sum")).isEqualTo("'@sum");
        assertThat(MatchWorkbook.safe("示例公司")).isEqualTo("示例公司");
    }

    @Test
    void aViewIsKeptFoundAndDropped() throws Exception {
        String address = "/matching?clause=jilin-2023-35/3.5.2&state=near";
        keep("样例视图甲", address, true).andExpect(redirectedUrl(address));
        Element link = page(ONE).select(".views a:contains(样例视图甲)").getFirst();
        assertThat(link.attr("href")).isEqualTo(address);
        String removal =
                page(ONE).select(".views form[action$=/remove]").getFirst().attr("action");
        web.perform(post(removal).with(Staff.as(Role.POLICY_OFFICER)).with(csrf()))
                .andExpect(redirectedUrl("/matching"));
        assertThat(page(ONE).select(".views a:contains(样例视图甲)")).isEmpty();
    }

    @Test
    void aViewLeadsNowhereElse() throws Exception {
        keep("样例视图乙", "https://example.org/", false).andExpect(status().isNotFound());
        keep("样例视图乙", "/matching?x\r\nLocation: y", false).andExpect(status().isNotFound());
    }

    @Test
    void leadersReadOnly() throws Exception {
        web.perform(post("/views")
                        .param("address", ONE)
                        .with(Staff.as(Role.LEADER))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    private ResultActions keep(String name, String address, boolean shared) throws Exception {
        return web.perform(post("/views")
                .param("name", name)
                .param("address", address)
                .param("shared", String.valueOf(shared))
                .with(Staff.as(Role.POLICY_OFFICER))
                .with(csrf()));
    }

    private static String note(List<Row> notes, String label) {
        return notes.stream()
                .filter(row -> row.getCellCount() > 1 && label.equals(row.getCellText(0)))
                .map(row -> row.getCell(1).getRawValue())
                .findFirst()
                .orElseThrow();
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(web.perform(get(address).with(Staff.as(Role.POLICY_OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    /** Of the pager; nothing is a page without one. */
    private static long total(Document page) {
        var found = TOTAL.matcher(page.select(".pager").text());
        return found.find() ? number(found.group(1)) : 0;
    }

    private static long number(String words) {
        return Long.parseLong(words.replaceAll("[^0-9]", ""));
    }
}
