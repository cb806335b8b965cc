package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** An officer looks for the enterprises that a policy fits. */
@Journey
class MatchingJourneyTests {

    @Test
    void fromAllClausesToTheEnterprisesOfOne(Person officer) throws IOException {
        officer.signsInAs("政策专员").chooses("政策找企业").shot("matching-clauses");
        assertThat(officer.heading()).isEqualTo("政策找企业");
        officer.findsNoBarriers();

        officer.follows("第三类和国家创新医疗器械奖励").shot("matching-rows");
        Locator eligible = officer.page.locator(".figures .kpi-link").first();
        String figure = eligible.locator(".num").innerText().replaceAll("\\D", "");
        officer.findsNoBarriers();

        eligible.click();
        assertThat(officer.page.locator(".pager").innerText()).contains("共 " + figure + " 条");

        Download workbook = officer.page.waitForDownload(() -> officer.follows("导出 Excel"));
        assertThat(workbook.suggestedFilename()).contains("政策找企业").endsWith(".xlsx");
        assertThat(Files.size(workbook.path())).isPositive();

        officer.page.locator("td.actions a").first().click();
        assertThat(officer.page.url()).contains("/checkup/").contains("clause=jilin-2023-35/3.2.2");
    }

    @Test
    void severalClausesSideBySide(Person officer) {
        officer.signsInAs("政策专员")
                .opens("/matching?clause=jilin-2023-35/3.5.2&clause=jilin-2023-35/3.2.2&clause=jilin-2023-35/3.6.1"
                        + "&view=enterprises")
                .shot("matching-enterprises");
        assertThat(officer.page.locator(".matrix tbody tr").count()).isPositive();
        officer.findsNoBarriers();
    }
}
