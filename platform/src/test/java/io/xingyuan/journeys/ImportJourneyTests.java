package io.xingyuan.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.kernel.UnifiedCreditCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enterprises come from a workbook, the wrong rows come back, and all of it can be taken back. */
@Journey
class ImportJourneyTests {

    private static final String GOOD =
            UnifiedCreditCode.issue("91220101MA888001").value();
    private static final String LATER =
            UnifiedCreditCode.issue("91220101MA888002").value();

    @TempDir
    private Path folder;

    @Test
    void wrongRowsComeBackAreMendedAndTheImportIsUndone(Person officer) throws IOException {
        officer.signsInAs("政策专员").chooses("企业").follows("导入").shot("imports");

        List<List<String>> template = Sheets.read(officer.downloads("下载模板"));
        List<String> head = template.getFirst();
        List<List<String>> rows = List.of(
                row(head, Map.of("企业名称", "导入示例甲有限公司", "统一社会信用代码", GOOD, "园区", "长春园")),
                row(head, Map.of("企业名称", "导入示例乙有限公司", "统一社会信用代码", LATER.substring(0, 17) + "?", "园区", "长春园")));
        uploads(officer, write(head, rows));
        assertThat(officer.page.locator("#import")).containsText("下载退回表（1 行）");
        officer.shot("import-returned").findsNoBarriersHere();
        assertThat(found(officer, "导入示例")).containsExactly("导入示例甲有限公司");

        officer.page.goBack();
        List<List<String>> returned = Sheets.read(officer.downloads("下载退回表"));
        assertThat(returned).hasSize(2);
        List<String> mended = new ArrayList<>(returned.get(1));
        int code = place(head, "统一社会信用代码");
        assertThat(String.join(" ", mended)).contains("信用代码");
        mended.set(code, LATER);
        officer.opens("/imports");
        uploads(officer, write(returned.getFirst(), List.of(mended)));
        assertThat(officer.page.locator("#import")).containsText("撤销这次导入");
        String run = officer.page.url();
        assertThat(found(officer, "导入示例")).containsExactlyInAnyOrder("导入示例甲有限公司", "导入示例乙有限公司");

        officer.opens(run).presses("撤销这次导入");
        officer.clicks(officer.page.locator("dialog .btn-danger"));
        assertThat(officer.page.locator("#messages")).containsText("已撤销这次导入");
        assertThat(found(officer, "导入示例")).containsExactly("导入示例甲有限公司");
    }

    @Test
    void whatIsNoWorkbookIsSaidSo(Person officer) throws IOException {
        Path file = Files.writeString(folder.resolve("不是工作簿.xlsx"), "这不是工作簿");
        officer.signsInAs("政策专员").opens("/imports");
        uploads(officer, file);

        assertThat(officer.page.locator("main")).containsText("工作簿");
        assertThat(officer.page.locator(".message.bad, .problem, .state.bad").first())
                .isVisible();
    }

    private static void uploads(Person person, Path file) {
        person.page.locator("#kind").selectOption("enterprises");
        person.page.locator("input[type=file]").setInputFiles(file);
        person.presses("上传并导入");
    }

    private static List<String> found(Person person, String words) {
        person.opens("/enterprises?q=" + words);
        return person.page.locator("td:nth-child(2) a").allInnerTexts();
    }

    private static int place(List<String> head, String column) {
        return head.stream().map(name -> name.replace("*", "")).toList().indexOf(column);
    }

    private static List<String> row(List<String> head, Map<String, String> cells) {
        return head.stream()
                .map(column -> cells.getOrDefault(column.replace("*", ""), ""))
                .toList();
    }

    private Path write(List<String> head, List<List<String>> rows) throws IOException {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        return Sheets.write(Files.createTempFile(folder, "导入", ".xlsx"), all);
    }
}
