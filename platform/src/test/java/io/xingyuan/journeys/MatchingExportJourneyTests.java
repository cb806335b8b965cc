package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** A policy officer looks for the enterprises that a policy is for. */
@Journey
class MatchingExportJourneyTests {

    private static final Pattern TOTAL = Pattern.compile("共 ([\\d,]+) 条");
    private static final String CLAUSE = "jilin-2023-35/3.3.1";

    @Test
    void aClauseLeadsToItsEnterprisesAndTheWorkbookHoldsTheSameRows(Person officer) throws IOException {
        officer.signsInAs("政策专员").chooses("政策找企业");
        assertThat(officer.heading()).isEqualTo("政策找企业");
        officer.shot("matching");

        officer.clicks(officer.page.locator("a[href*='clause=" + CLAUSE + "']"));
        officer.shot("matching-clause");
        int all = total(officer);

        officer.page.locator("form.query select[name=park]").selectOption("changchun");
        officer.page.locator("form.query select[name=state]").selectOption("ineligible");
        officer.presses("查询");
        int some = total(officer);
        assertThat(some).isBetween(1, all - 1);
        assertThat(rows(officer.downloads("导出 Excel"))).isEqualTo(some);

        officer.presses("Switch to English");
        assertThat(rows(officer.downloads("Export to Excel"))).isEqualTo(some);
    }

    @Test
    void eachStateOpensAsManyRowsAsItCounts(Person officer) {
        officer.signsInAs("政策专员");
        for (String state : new String[] {"eligible", "near", "incomplete", "needs-review", "ineligible"}) {
            officer.opens("/matching");
            var card = officer.page
                    .locator(".figures a[href*='state=" + state + "']")
                    .first();
            String figure = card.locator(".num").innerText().replaceAll("\\D", "");
            officer.clicks(card);
            assertThat(total(officer)).as(state).isEqualTo(Integer.parseInt(figure));
        }
    }

    private static int total(Person person) {
        Matcher total = TOTAL.matcher(person.page.locator(".pager").innerText());
        assertThat(total.find()).isTrue();
        return Integer.parseInt(total.group(1).replace(",", ""));
    }

    /** Without the head. */
    private static int rows(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in);
                var rows = workbook.getFirstSheet().openStream()) {
            return (int) rows.filter(row -> !blank(row)).count() - 1;
        }
    }

    private static boolean blank(Row row) {
        return row.stream().allMatch(cell -> cell == null || cell.getText().isEmpty());
    }
}
