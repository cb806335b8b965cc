package io.xingyuan.policy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.sun.management.OperatingSystemMXBean;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.Role;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Measures, and asserts only what is far off. Not part of the usual run; call it by name:
 * {@code ./xingyuan bench matching --enterprises 10000}.
 */
@Tag("bench")
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchingBench {

    private static final int ENTERPRISES = Integer.getInteger("enterprises", 10_000);
    private static final int WARM = 12;
    private static final int COLD = 3;

    private final MockMvc web;
    private final DataSource source = TestDatabase.source();
    private final PolicyLibrary library;
    private final JdbcClient sql = TestDatabase.sql();
    private final AtomicLong slowestChanged = new AtomicLong();
    private final AtomicLong slowestWarm = new AtomicLong();
    private final AtomicInteger pages = new AtomicInteger();

    MatchingBench(@Autowired MockMvc web, @Autowired PolicyLibrary library) {
        this.web = web;
        this.library = library;
    }

    @BeforeAll
    void fill() throws Exception {
        long began = System.nanoTime();
        long facts = SyntheticEnterprises.fill(source, library.facts(), ENTERPRISES);
        report("%,d enterprises, %,d facts, %d clauses; filled in %d ms"
                .formatted(ENTERPRISES, facts, library.clauses().size(), since(began)));
    }

    @AfterAll
    void clear() throws Exception {
        SyntheticEnterprises.clear(source);
        System.out.println("matching: %,d enterprises, %d pages, the slowest p50 %d ms after a change, %d ms warm"
                .formatted(ENTERPRISES, pages.get(), slowestChanged.get(), slowestWarm.get()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/matching",
                "/matching?clause=jilin-2023-35/3.5.2",
                "/matching?clause=jilin-2023-35/3.2.1&state=incomplete",
                "/matching?policy=jilin-2023-35&view=rows&q=gk&park=changchun&order=amount",
                "/matching?policy=changchun-yongchun-2024&view=enterprises"
            })
    void pageIsMeasured(String address) throws Exception {
        open(address);
        long[] cold = new long[COLD];
        long spentCold = processor();
        for (int i = 0; i < COLD; i++) {
            SyntheticEnterprises.touch(source);
            cold[i] = open(address);
        }
        long eachCold = Duration.ofNanos(processor() - spentCold).toMillis() / COLD;
        long[] changed = new long[WARM];
        long spentChanged = processor();
        for (int i = 0; i < WARM; i++) {
            oneFactChanges();
            changed[i] = open(address);
        }
        long eachChanged = Duration.ofNanos(processor() - spentChanged).toMillis() / WARM;
        long[] warm = new long[WARM];
        long spent = processor();
        for (int i = 0; i < WARM; i++) {
            warm[i] = open(address);
        }
        long each = Duration.ofNanos(processor() - spent).toMillis() / WARM;
        report(
                "%s: all read again %s, processor %d ms each; one fact changed %s, processor %d ms each; warm %s, processor %d ms each"
                        .formatted(address, spread(cold), eachCold, spread(changed), eachChanged, spread(warm), each));
        pages.incrementAndGet();
        slowestChanged.accumulateAndGet(changed[WARM / 2], Math::max);
        slowestWarm.accumulateAndGet(warm[WARM / 2], Math::max);
        assertThat(warm[WARM / 2]).isLessThan(Duration.ofSeconds(20).toMillis());
    }

    @Test
    void exportIsMeasured() throws Exception {
        open("/matching");
        long began = System.nanoTime();
        byte[] workbook = web.perform(
                        get("/matching/export.xlsx?clause=jilin-2023-35/3.5.2").with(Staff.as(Role.POLICY_OFFICER)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        report("export of %,d rows: %d ms, %,d bytes".formatted(ENTERPRISES, since(began), workbook.length));
        assertThat(workbook.length).isGreaterThan(10 * ENTERPRISES);
    }

    @Test
    void memoryIsMeasured() throws Exception {
        open("/matching");
        System.gc();
        long with = used();
        report("heap in use with census and survey: %,d MB".formatted(with / 1_048_576));
        assertThat(with).isPositive();
    }

    private void oneFactChanges() {
        sql.sql("""
                with one as (
                    update enterprise.fact set number = number + 1 where id = (
                        select id from enterprise.fact where code = 'revenue' and superseded_at is null
                        order by random() limit 1)
                    returning enterprise_id)
                insert into enterprise.change (enterprise_id) select enterprise_id from one""").update();
        sql.sql("select nextval('enterprise.change_counter')").query(Long.class).single();
    }

    private long open(String address) throws Exception {
        long began = System.nanoTime();
        int status = web.perform(get(address).with(Staff.as(Role.POLICY_OFFICER)))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(200);
        return since(began);
    }

    /** Time that this process had a processor, which other work on the machine does not lengthen. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void report(String line) {
        System.out.println("BENCH " + line);
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /** Sorts. */
    private static String spread(long[] millis) {
        Arrays.sort(millis);
        return "p50 %d ms, p95 %d ms".formatted(millis[millis.length / 2], millis[(int) (millis.length * 0.95)]);
    }
}
