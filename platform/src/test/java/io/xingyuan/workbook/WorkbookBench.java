package io.xingyuan.workbook;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.management.OperatingSystemMXBean;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Measures an import of 10,000 enterprises and an export of 100,000, and asserts only what is far off. Not part of the
 * usual run; call it by name: {@code ./xingyuan bench workbook}.
 */
@Tag("bench")
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class WorkbookBench {

    private static final int IMPORTED = 10_000;
    private static final int EXPORTED = 100_000;
    private static final int TIMES = 3;
    private static final String MARK = "量测样例（工作簿）";

    private final MockMvc web;
    private final JdbcClient sql = TestDatabase.sql();

    WorkbookBench(@Autowired MockMvc web) {
        this.web = web;
    }

    private void fill() {
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                    credit_code, park, region, industry, chain_position, chain_segment, founded, size_class,
                    created_at, updated_at, updated_by)
                select gen_random_uuid(), '示例医疗' || n || '有限公司', 'shiliyiliao' || n, '示例医疗' || n, 'slyl' || n, '{}',
                    'M' || lpad(n::text, 17, '0'), case when n % 2 = 0 then 'changchun' else 'jinzhong' end, '220100',
                    '3581', '中游', '体外诊断', date '2015-06-01', '小型', now(), now(), :mark
                from generate_series(1, :count) n""").param("mark", MARK).param("count", EXPORTED).update();
        sql.sql("""
                insert into enterprise.fact (id, enterprise_id, entity, entity_id, code, year, number, source, as_of,
                    rank, entered_by, entered_at)
                select gen_random_uuid(), id, 'enterprise', id, 'revenue', year, 123450000::bigint * year, '示例来源',
                    date '2026-01-01', 'park', :mark, now()
                from enterprise.enterprise, generate_series(2022, 2025) year where updated_by = :mark""").param("mark", MARK).update();
        sql.sql("analyze enterprise.enterprise, enterprise.fact").update();
    }

    private void clear() {
        sql.sql("delete from enterprise.fact where entered_by = :mark")
                .param("mark", MARK)
                .update();
        sql.sql("delete from enterprise.enterprise where updated_by = :mark")
                .param("mark", MARK)
                .update();
    }

    @Test
    void importIsMeasured() throws Exception {
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("企业名称*", "统一社会信用代码*", "园区*", "行业代码", "产业链位置", "注册资本（万元）", "企业类型", "来源")));
        for (int number = 0; number < IMPORTED; number++) {
            String code = UnifiedCreditCode.issue("91140700MB" + String.format("%06d", number))
                    .value();
            rows.add(List.of("样例量测第" + number + "有限公司", code, "晋中园", "3581", "中游", "1" + number, "工业企业", "示例来源"));
        }
        byte[] workbook = Books.of(rows);
        long began = System.nanoTime();
        long spent = processor();
        String path = String.valueOf(web.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", "量测.xlsx", "application/octet-stream", workbook))
                        .param("kind", "enterprises")
                        .with(officer())
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !text(path).contains("<progress"));
        long took = since(began);
        long worked = Duration.ofNanos(processor() - spent).toMillis();
        assertThat(text(path)).contains("已导入");
        report("import of %,d enterprises: %,d ms, processor %,d ms".formatted(IMPORTED, took, worked));
        web.perform(post(path + "/undo").with(officer()).with(csrf()));
    }

    @Test
    void exportIsMeasured() throws Exception {
        try {
            fill();
            for (int time = 0; time < TIMES; time++) {
                export();
            }
        } finally {
            clear();
        }
    }

    private void export() throws Exception {
        long began = System.nanoTime();
        long spent = processor();
        byte[] workbook = bytes("/enterprises/export.xlsx");
        long worked = Duration.ofNanos(processor() - spent).toMillis();
        report("export of %,d rows: %,d ms, processor %,d ms, %,d bytes"
                .formatted(EXPORTED, since(began), worked, workbook.length));
        assertThat(workbook.length).isGreaterThan(1_000_000);
    }

    private String text(String path) throws Exception {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws Exception {
        return web.perform(get(path).with(officer())).andReturn().getResponse().getContentAsByteArray();
    }

    /** Time that this process had a processor, which other work on the machine does not lengthen. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void report(String line) {
        System.out.printf(
                "BENCH %s; load %.1f%n",
                line, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static RequestPostProcessor officer() {
        Visitor visitor = new Visitor("officer", "政策专员（量测）", Role.POLICY_OFFICER, null);
        return by(visitor);
    }
}
