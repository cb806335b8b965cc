package io.xingyuan.workbook;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.core.instrument.MeterRegistry;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Imports as an officer does them, from the upload to the undo. */
@SpringBootTest
@AutoConfigureMockMvc
class ImportPagesTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final List<String> HEAD = List.of("企业名称*", "统一社会信用代码*", "园区*", "行业代码", "注册资本（万元）", "企业类型");

    private final MockMvc web;
    private final JdbcClient sql = TestDatabase.sql();
    private final Importing importing;
    private final MeterRegistry figures;

    ImportPagesTests(@Autowired MockMvc web, @Autowired Importing importing, @Autowired MeterRegistry figures) {
        this.figures = figures;
        this.web = web;
        this.importing = importing;
    }

    @Test
    void newEnterprisesComeInAndGoOutAgainWithTheUndo() throws Exception {
        String code = aCode();
        Document done = imported(false, row(code, "样例引入有限公司", "长春园", "1,200", "工业企业"));
        assertThat(done.select("#import .state").text()).isEqualTo("已导入");
        assertThat(capital(code)).isEqualTo(1_200_000_000L);

        Document again = imported(false, row(code, "样例引入有限公司", "长春园", "1500", "工业企业"));
        assertThat(capital(code)).isEqualTo(1_500_000_000L);
        undo(again);
        assertThat(capital(code)).as("the value before stands again").isEqualTo(1_200_000_000L);
        undo(done);
        assertThat(known(code)).isZero();
    }

    @Test
    void goodRowsComeInAndBadOnesComeBackWithReasons() throws Exception {
        String good = aCode();
        String bad = aCode().substring(0, 17) + "#";
        Document done =
                imported(false, row(good, "样例好行有限公司", "长春园", "800", "工业企业"), row(bad, "样例坏行有限公司", "长春园", "很多", "工厂"));
        assertThat(done.select("#import .state").text()).isEqualTo("已导入");
        assertThat(known(good)).isEqualTo(1);
        List<List<String>> report =
                Books.read(bytes(done.expectFirst("a[href$=report.xlsx]").attr("href")));
        assertThat(report).hasSize(2);
        assertThat(String.join("|", report.get(1))).contains("样例坏行有限公司", "第18位“#”不能使用", "注册资本应为金额", "企业类型应为工业企业");
    }

    @Test
    void withAllOrNothingOneBadRowKeepsAllOut() throws Exception {
        String good = aCode();
        Document refused = imported(
                true, row(good, "样例整批有限公司", "长春园", "800", "工业企业"), row(aCode(), "样例整批乙有限公司", "没有的园", "800", "工业企业"));
        assertThat(refused.select("#import .state").text()).isEqualTo("有错误，未导入");
        assertThat(figures.get("xingyuan.imports")
                        .tag("end", ImportStatus.REFUSED.stored())
                        .counter()
                        .count())
                .isPositive();
        assertThat(known(good)).isZero();
    }

    @Test
    void whatIsNoWorkbookIsRefusedWithTheReason() throws Exception {
        assertThat(upload("figures", "x.xlsx", "not a workbook".getBytes(StandardCharsets.UTF_8), false)
                        .text())
                .contains("这不是 Excel 工作簿");
        assertThat(upload("figures", "x.xlsx", Books.of(List.of(List.of("别的"), List.of("1"))), false)
                        .text())
                .contains("第一行缺少表头：统一社会信用代码、年度");
        MockHttpServletResponse wrong = web.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {1}))
                        .param("kind", "figures")
                        .with(officer())
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("只能导入 .xlsx 工作簿");
    }

    @Test
    void everyTemplateCanBeReadBackByItsOwnImport() throws Exception {
        for (String kind : List.of("enterprises", "figures", "products")) {
            List<List<String>> template = Books.read(bytes("/imports/templates/" + kind + ".xlsx"));
            assertThat(template.getFirst()).contains("统一社会信用代码*");
            assertThat(upload(kind, "empty.xlsx", bytes("/imports/templates/" + kind + ".xlsx"), false)
                            .text())
                    .contains("表头下面没有数据");
        }
    }

    @Test
    void anImportThatAStoppedProcessLeftIsCalledInterruptedAndCanBeTriedAgain() throws Exception {
        String code = aCode();
        Document done = imported(false, row(code, "样例中断有限公司", "晋中园", "900", "工业企业"));
        undo(done);
        String action = done.expectFirst("form[action$=/undo]").attr("action");
        String id = action.substring("/imports/".length(), action.lastIndexOf("/undo"));
        sql.sql("update workbook.import_run set status = 'running' where id = :id::uuid")
                .param("id", id)
                .update();
        importing.recognise();
        Document page = page("/imports/" + id);
        assertThat(page.select("#import .state").text()).isEqualTo("中断，未导入");
        assertThat(known(code)).isZero();
        web.perform(post("/imports/" + id + "/retry").with(officer()).with(csrf()));
        assertThat(finished("/imports/" + id).select("#import .state").text()).isEqualTo("已导入");
        assertThat(known(code)).isEqualTo(1);
    }

    @Test
    void anUpdateThatWasTakenBackCanBeMadeAgain() throws Exception {
        String code = aCode();
        imported(false, row(code, "样例再来有限公司", "长春园", "100", "工业企业"));
        Document renamed = imported(false, row(code, "样例改名有限公司", "晋中园", "200", "工业企业"));
        String path = renamed.expectFirst("form[action$=/undo]").attr("action").replace("/undo", "");
        for (int time = 0; time < 2; time++) {
            undo(renamed);
            assertThat(page(path).text()).doesNotContain("保持不变");
            assertThat(capital(code)).isEqualTo(100_000_000L);
            web.perform(post(path + "/retry").with(officer()).with(csrf()));
            assertThat(finished(path).select("#import .state").text()).isEqualTo("已导入");
            assertThat(capital(code)).isEqualTo(200_000_000L);
        }
    }

    @Test
    void oddTextIsKeptAsItWasTyped() throws Exception {
        for (String name : List.of("𠮷䶮样例有限公司", "👩‍🔬样例有限公司", "=1+1样例有限公司", "'; drop table 样例")) {
            String code = aCode();
            Document done = imported(true, row(code, name, "长春园", "１２０", "工业企业"));
            assertThat(done.select("#import .state").text()).isEqualTo("已导入");
            assertThat(sql.sql("select name from enterprise.enterprise where credit_code = :code")
                            .param("code", code)
                            .query(String.class)
                            .single())
                    .isEqualTo(name);
            assertThat(capital(code)).isEqualTo(120_000_000L);
        }
    }

    private Document imported(boolean allOrNone, List<?>... rows) throws Exception {
        List<List<String>> all = new ArrayList<>(List.of(HEAD));
        for (List<?> row : rows) {
            all.add(row.stream().map(String::valueOf).toList());
        }
        return upload("enterprises", "样例.xlsx", Books.of(all), allOrNone);
    }

    private Document upload(String kind, String name, byte[] content, boolean allOrNone) throws Exception {
        String location = String.valueOf(web.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                        .param("kind", kind)
                        .param("allOrNone", Boolean.toString(allOrNone))
                        .with(officer())
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        return finished(location);
    }

    private Document finished(String location) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> page(location).select("progress").isEmpty());
        return page(location);
    }

    private void undo(Document done) throws Exception {
        assertThat(web.perform(post(done.expectFirst("form[action$=/undo]").attr("action"))
                                .with(officer())
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
    }

    private Document page(String path) {
        return Jsoup.parse(new String(bytes(path), StandardCharsets.UTF_8));
    }

    private byte[] bytes(String path) {
        try {
            return web.perform(get(path).with(officer()))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<String> row(String code, String name, String park, String capital, String type) {
        return List.of(name, code, park, "3581", capital, type);
    }

    private static String aCode() {
        return UnifiedCreditCode.issue("91220100MC" + String.format("%06d", NUMBER.incrementAndGet()))
                .value();
    }

    private int known(String code) {
        return sql.sql("select count(*) from enterprise.enterprise where credit_code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    private long capital(String code) {
        return sql.sql("select f.number from enterprise.fact f join enterprise.enterprise e on e.id = f.entity_id"
                        + " where e.credit_code = :code and f.code = 'registered-capital' and f.superseded_at is null")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private static RequestPostProcessor officer() {
        Visitor visitor = new Visitor("officer", "政策专员（测试）", Role.POLICY_OFFICER, null);
        return by(visitor);
    }
}
