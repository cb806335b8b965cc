package io.xingyuan.policy.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.CrashHarness;
import io.xingyuan.workbook.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while it keeps what a run found: the run says so, has kept nothing, and can be done again. */
class RunCrashTests {

    private static final String OFFICER = "政策专员";

    @Test
    void aRunThatWasKilledIsRecognisedAndDoneAgain(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("数据");
        String path;
        try (CrashHarness platform = CrashHarness.start(data, CrashHarness.DEMONSTRATION);
                Caller officer = Caller.signedIn(platform.address(), OFFICER);
                Connection connection = platform.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table policy.library_run_column in exclusive mode");
            path = begun(officer);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> officer.page(path + "/progress").text().contains("保存结果"));
            platform.kill();
        }
        try (CrashHarness platform = CrashHarness.start(data, CrashHarness.DEMONSTRATION);
                Caller officer = Caller.signedIn(platform.address(), OFFICER)) {
            Document page = officer.page(path);
            assertThat(page.expectFirst("#run .state").text()).isEqualTo("中断");
            assertThat(page.text()).contains("没有留下结果，可以重做");
            assertThat(columns(platform)).isZero();
            assertThat(officer.post(path + "/retry", Map.of()).statusCode()).isEqualTo(302);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> officer.page(path).select("progress").isEmpty());
            assertThat(officer.page(path).expectFirst("#run .state").text()).isEqualTo("已完成");
            assertThat(columns(platform)).isPositive();
        }
    }

    private static String begun(Caller officer) throws IOException {
        HttpResponse<String> answer = officer.post("/population", Map.of("day", "2026-06-01"));
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static int columns(CrashHarness platform) throws IOException, SQLException {
        try (Connection connection = platform.connect();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from policy.library_run_column")) {
            row.next();
            return row.getInt(1);
        }
    }
}
