package io.xingyuan.calendar;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class CalendarPagesTests {

    private static final Visitor ADMINISTRATOR = new Visitor("admin", "系统管理员（测试）", Role.SYSTEM_ADMINISTRATOR, null);
    private static final String FIXED =
            "2028-01-01 休息 元旦\n2028-05-01 休 劳动节\n2028/5/2 休息 劳动节\n2028-10-01 休息 国庆节\n2028-10-02 休息 国庆节\n2028-10-03 休息 国庆节";
    private static final String MOVING = """

            2028-01-25 休息 春节
            2028-01-26 休息 春节
            2028-01-27 休息 春节
            2028-01-28 休息 春节
            2028-04-04 休息 清明节
            2028-05-29 休息 端午节
            2028-10-04 休息 国庆节、中秋节""";

    private final MockMvc web;
    private final WorkCalendar calendar;

    CalendarPagesTests(MockMvc web, WorkCalendar calendar) {
        this.web = web;
        this.calendar = calendar;
    }

    @Test
    void anybodySeesTheYearAndItsNotice() throws Exception {
        Document page = Jsoup.parse(ask(get("/calendar?year=2026")).getContentAsString(StandardCharsets.UTF_8));

        assertThat(page.select("table.month")).hasSize(12);
        assertThat(page.text()).contains("全年 248 个工作日", "已公布");
        assertThat(page.select("table.month").get(9).select(".day-mark")).hasSize(8); // 国庆七天休，10月10日班
    }

    @Test
    void aYearWithoutItsNoticeIsShownAsProvisional() throws Exception {
        assertThat(text(get("/calendar?year=2027"))).contains("暂定", "尚未公布");
        assertThat(text(get("/calendar?start=2026-12-30&amount=20&unit=WORKING_DAYS")))
                .contains("2027 年放假通知尚未载入");
    }

    @Test
    void thePeriodCounterAnswersAndExplains() throws Exception {
        assertThat(text(get("/calendar?start=2026-09-18&amount=10&unit=WORKING_DAYS")))
                .contains("2026-10-09", "2026-09-20 上班", "2026-09-25 休息");
        assertThat(text(get("/calendar?start=2025-05-13&until=2025-06-23"))).contains("其间有 28 个工作日");
        assertThat(text(get("/calendar?start=2025-05-13&until=2025-06-23"))).doesNotContain("结果为暂定");
        assertThat(text(get("/calendar?start=2026-12-20&until=2027-01-05"))).contains("2027 年放假通知尚未载入，结果为暂定");
        assertThat(text(get("/calendar?start=gestern&amount=3"))).contains("起算日应写作");
        assertThat(text(get("/calendar?start=2026-01-01&amount=99999"))).contains("1 到 10000");
        assertThat(text(get("/calendar").param("start", "+999999999-12-31").param("amount", "3")))
                .contains("起算日应写作");
        assertThat(text(get("/calendar?start=2024-02-29&amount=1&unit=YEARS"))).contains("2025-02-28");
        assertThat(text(get("/calendar?start=2098-01-01&amount=9999&unit=WORKING_DAYS")))
                .contains("超出工作日历的范围");
    }

    @Test
    void anAdministratorLoadsANoticeAndTheClockFollows() throws Exception {
        var before = calendar.days();
        var answer = ask(notice(FIXED + MOVING + "\n2028-01-02 上班 元旦"));

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(before.provisional(2028)).isTrue();
        assertThat(calendar.days().provisional(2028)).isFalse();
        assertThat(calendar.days().contains(java.time.LocalDate.of(2028, 1, 2))).isTrue();
        calendar.forget();
    }

    @Test
    void aFaultyNoticeComesBackWithItsLines() throws Exception {
        var answer = ask(notice("2028-01-01 休息\n2028-02-30 休息\n2028-01-03 上班\n2030-01-01 休息\n明天休息\n2028-01-01 休息"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8))
                        .text())
                .contains(
                        "第 2 行：没有这一天",
                        "第 3 行：2028-01-03 本来就是工作日",
                        "第 4 行：2030-01-01 不属于",
                        "第 5 行：应写作",
                        "第 6 行：2028-01-01 出现了两次");
        assertThat(Jsoup.parse(ask(notice("2028-01-01 休息")).getContentAsString(StandardCharsets.UTF_8))
                        .text())
                .contains("缺少法定节日", "2028-10-03");
    }

    @Test
    void anOfficialNoticeNamesTheMovingHolidaysAndHasAllLawfulDays() throws Exception {
        var answer = ask(notice(FIXED + MOVING.replace("清明", "踏青")));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8))
                        .text())
                .contains("没有写明放假的节日：清明。");
        assertThat(Jsoup.parse(ask(notice(FIXED)).getContentAsString(StandardCharsets.UTF_8))
                        .text())
                .contains("春节、清明、端午、中秋", "至少有 13 天放假，现在只有 6 天");
        assertThat(NoticeText.read(FIXED, 2028, false).faults())
                .as("what nobody has announced yet")
                .isEmpty();
        for (int year : Notices.announcedCounts().keySet()) {
            String shipped = NoticeText.write(Notices.days().stream()
                    .filter(day -> day.date().getYear() == year)
                    .toList());
            assertThat(NoticeText.read(shipped, year, true).faults())
                    .as("%d", year)
                    .isEmpty();
        }
    }

    @Test
    void aWorkbookFillsTheForm() throws Exception {
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (Export export = new Export(book, "放假安排", List.of("日期", "安排", "节日"))) {
            export.row(List.of("2028-01-01", "休息", "元旦"));
            export.row(List.of("2028-01-02", "上班", "元旦"));
        }
        Document page = Jsoup.parse(ask(multipart("/calendar/notice/workbook")
                        .file(new MockMultipartFile("file", "2028.xlsx", null, book.toByteArray()))
                        .param("year", "2028"))
                .getContentAsString(StandardCharsets.UTF_8));

        assertThat(page.expectFirst("textarea[name=days]").val())
                .isEqualToNormalizingNewlines("2028-01-01 休息 元旦\n2028-01-02 上班 元旦");
        assertThat(ask(multipart("/calendar/notice/workbook")
                                .file(new MockMultipartFile("file", "x.xlsx", null, new byte[] {1, 2, 3})))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void aBrokenWorkbookComesBackWithItsLinesAtOnce() throws Exception {
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (Export export = new Export(book, "放假安排", List.of("日期", "安排", "节日"))) {
            for (int day = 3; day < 15; day++) {
                export.row(List.of("2028-02-" + day + "x", "休息", "春节"));
            }
            export.row(List.of("2028-02-30", "休息", "春节"));
        }
        var answer = ask(multipart("/calendar/notice/workbook")
                .file(new MockMultipartFile("file", "2028.xlsx", null, book.toByteArray()))
                .param("year", "2028")
                .param("title", "样例通知"));
        Document page = Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(page.select("#days-problem").text())
                .contains("第 1 行：应写作", "第 10 行", "另有 3 处。")
                .doesNotContain("第 11 行");
        assertThat(page.expectFirst("textarea[name=days]").val()).contains("2028-02-3x", "2028-02-30");
        assertThat(page.expectFirst("#title").val()).isEqualTo("样例通知");
    }

    private static MockHttpServletRequestBuilder notice(String days) {
        return post("/calendar/notice")
                .param("year", "2028")
                .param("title", "测试用的通知")
                .param("official", "true")
                .param("days", days);
    }

    private String text(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(ask(request).getContentAsString(StandardCharsets.UTF_8))
                .text();
    }

    private MockHttpServletResponse ask(org.springframework.test.web.servlet.RequestBuilder request) throws Exception {
        var builder = (org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?>) request;
        return web.perform(builder.with(by(ADMINISTRATOR)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
