package io.xingyuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.CrashHarness;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed at random moments of an import while others edit: it comes up by itself, the import is whole
 * or absent and says so, and every edit that was answered is there.
 */
class ImportCrashTests {

    private static final int ROWS = 3_000;
    private static final int KILLS = 3;
    private static final String OFFICER = "政策专员";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Set<String> enrolled = ConcurrentHashMap.newKeySet();
    private final Set<String> edited = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private Path data = Path.of("");

    @BeforeEach
    void ownDirectory(@TempDir Path folder) {
        data = folder.resolve("数据");
    }

    @Test
    void importsAreWholeOrAbsentAndAnsweredEditsStayWhenTheProgramIsKilled() throws Exception {
        System.out.println("seed " + seed);
        String path = "";
        for (int kill = 0; kill < KILLS; kill++) {
            try (CrashHarness platform = CrashHarness.start(data, CrashHarness.DEMONSTRATION);
                    Caller officer = Caller.signedIn(platform.address(), OFFICER)) {
                path = path.isEmpty() ? begin(officer) : again(platform, officer, path);
                killDuring(platform, officer, path, kill);
            }
        }
        try (CrashHarness platform = CrashHarness.start(data, CrashHarness.DEMONSTRATION);
                Caller officer = Caller.signedIn(platform.address(), OFFICER)) {
            String last = again(platform, officer, path);
            assertThat(state(settled(officer, last))).isEqualTo("已导入");
            assertThat(rows(platform)).isEqualTo(ROWS);
            for (int megabytes : new int[] {22, 40}) {
                HttpResponse<String> tooLarge = officer.upload("enterprises", new byte[megabytes << 20]);
                assertThat(tooLarge.statusCode()).isEqualTo(413);
                assertThat(tooLarge.body()).contains("文件超过 20 MB");
            }
            assertThat(edited).isNotEmpty();
            assertThat(enrolled).isNotEmpty();
        }
    }

    private static String begin(Caller officer) throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("企业名称*", "统一社会信用代码*", "园区*", "注册资本（万元）")));
        IntStream.range(0, ROWS)
                .forEach(number ->
                        rows.add(List.of("样例中断第" + number + "有限公司", code("91220100MC", number), "长春园", "1" + number)));
        HttpResponse<String> answer = officer.upload("enterprises", Books.of(rows));
        assertThat(answer.statusCode()).isEqualTo(302);
        return place(answer);
    }

    /** Checks what the killed program left, and does the import once more: by a retry, or after its undo. */
    private String again(CrashHarness platform, Caller officer, String path) throws IOException, SQLException {
        assertNothingAnsweredIsMissing(platform);
        Document page = settled(officer, path);
        boolean whole = state(page).equals("已导入");
        assertThat(state(page)).isIn("已导入", "中断，未导入");
        assertThat(rows(platform)).as("seed %d", seed).isEqualTo(whole ? ROWS : 0);
        assertThat(count(platform, "select count(*) from enterprise.import_change"))
                .isEqualTo(whole ? ROWS : 0);
        assertThat(count(platform, "select count(*) from enterprise.fact where import_id is not null"))
                .isEqualTo(whole ? ROWS : 0);
        if (whole) {
            assertThat(officer.post(path + "/undo", Map.of()).statusCode()).isEqualTo(302);
            assertThat(rows(platform)).isZero();
        } else {
            assertThat(page.text()).contains("没有写入任何数据，可以重试");
        }
        assertThat(officer.post(path + "/retry", Map.of()).statusCode()).isEqualTo(302);
        return path;
    }

    private void killDuring(CrashHarness platform, Caller officer, String path, int round) throws Exception {
        int percent = random.nextInt(100);
        long pause = random.nextLong(300_000_000);
        List<Thread> editors = List.of(
                Thread.ofVirtual().start(() -> enrol(platform, round)),
                Thread.ofVirtual().start(() -> edit(platform, round)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> reached(officer, path, percent) && (round < KILLS - 1 || bothWrote()));
        LockSupport.parkNanos(pause);
        platform.kill();
        for (Thread editor : editors) {
            editor.join();
        }
        assertThat(refused).isEmpty();
    }

    /** The last blow waits for editors who were slower than the import. */
    private boolean bothWrote() {
        return !edited.isEmpty() && !enrolled.isEmpty();
    }

    private static boolean reached(Caller officer, String path, int percent) throws IOException {
        var bar = officer.page(path + "/progress").selectFirst("progress");
        return bar == null || Integer.parseInt(bar.attr("value")) >= percent;
    }

    /** New enterprises, one after the other, until the program is gone. */
    private void enrol(CrashHarness platform, int round) {
        try (Caller editor = Caller.signedIn(platform.address(), OFFICER)) {
            for (int number = round * 10_000; ; number++) {
                String code = code("91140700MD", number);
                var answer = editor.post(
                        "/enterprises",
                        Map.of(
                                "name",
                                "样例新建第" + number + "有限公司",
                                "creditCode",
                                code,
                                "park",
                                "jinzhong",
                                "version",
                                "0"));
                if (answer.statusCode() != 302) {
                    refused.add(answer.body());
                    return;
                }
                enrolled.add(code);
            }
        } catch (IOException gone) {
            assertThat(gone).isNotNull();
        }
    }

    /** The same enterprise over and over, until the program is gone. */
    private void edit(CrashHarness platform, int round) {
        try (Caller editor = Caller.signedIn(platform.address(), OFFICER)) {
            String link = editor.page("/enterprises")
                    .expectFirst("td a[href^=/enterprises/]")
                    .attr("href");
            Map<String, String> fields = new HashMap<>();
            for (int number = 0; ; number++) {
                Document form = editor.page(link + "/edit");
                form.select("form[action=" + link + "] [name]")
                        .forEach(field -> fields.put(field.attr("name"), value(field)));
                fields.put("address", "样例路 " + round + "-" + number + " 号");
                var answer = editor.post(link, fields);
                if (answer.statusCode() != 302) {
                    refused.add(answer.body());
                    return;
                }
                edited.add(String.valueOf(fields.get("address")));
            }
        } catch (IOException gone) {
            assertThat(gone).isNotNull();
        }
    }

    private static String value(Element field) {
        return field.is("select") ? field.select("option[selected]").val() : field.val();
    }

    private void assertNothingAnsweredIsMissing(CrashHarness platform) throws IOException, SQLException {
        Set<String> missing = new HashSet<>(enrolled);
        missing.addAll(edited);
        missing.removeAll(texts(platform, "select credit_code from enterprise.enterprise"));
        missing.removeAll(texts(platform, "select content ->> 'address' from enterprise.revision"));
        assertThat(missing).as("seed %d", seed).isEmpty();
    }

    private static Document settled(Caller officer, String path) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> officer.page(path).select("progress").isEmpty());
        return officer.page(path);
    }

    private static String state(Document page) {
        return page.select("#import .state").text();
    }

    private static int rows(CrashHarness platform) throws IOException, SQLException {
        return count(platform, "select count(*) from enterprise.enterprise where credit_code like '91220100MC%'");
    }

    private static int count(CrashHarness platform, String query) throws IOException, SQLException {
        return Integer.parseInt(texts(platform, query).getFirst());
    }

    private static List<String> texts(CrashHarness platform, String query) throws IOException, SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = platform.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
        }
        return texts;
    }

    private static String place(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static String code(String start, int number) {
        return UnifiedCreditCode.issue(start + String.format("%06d", number)).value();
    }
}
