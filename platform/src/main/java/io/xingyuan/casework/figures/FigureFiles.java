package io.xingyuan.casework.figures;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Shell;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The figures and the lists behind them as workbooks, with the filter of the page. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class FigureFiles {

    private final CaseFigures figures;
    private final Procedures procedures;

    FigureFiles(CaseFigures figures, Procedures procedures) {
        this.figures = figures;
        this.procedures = procedures;
    }

    @Costly
    @AuditedRead(value = "导出办件统计", kind = "办件统计")
    @GetMapping("/figures/export.xlsx")
    void export(FigureFilter filter, HttpServletResponse response) throws IOException {
        CaseFigures.Report report = figures.report(filter, FigurePages.scope());
        List<String> head = new ArrayList<>(List.of(t("口径"), t("名称"), t("办结"), t("通过"), t("不予通过"), t("撤回")));
        head.addAll(List.of(t("平均用时（工作日）"), t("其中办理"), t("其中申请人"), t("其中依法不计"), t("用时中位数")));
        head.addAll(List.of(t("补正次数"), t("到场次数"), t("最多跑一次"), t("最多跑一次率（%）")));
        head.addAll(List.of(
                t("环节经过"), t("时限合计"), t("已用合计"), t("超时"), t("时限节余率（%）"), t("法定时限合计"), t("同环节的时限合计"), t("时限压缩率（%）")));
        try (Export export = Export.download(response, t("办件统计"), head)) {
            export.row(line(t("合计"), "", report.whole()));
            report.topics()
                    .forEach(each ->
                            export.row(line(t("按事由"), each.name().isEmpty() ? t("未分事由") : each.name(), each.sums())));
            Map<String, String> parks = parks();
            report.parks()
                    .forEach(each ->
                            export.row(line(t("按园区"), parks.getOrDefault(each.key(), each.key()), each.sums())));
            report.months().forEach(each -> export.row(line(t("按月"), each.name(), each.sums())));
            Map<String, String> titles = procedures.titles();
            report.stages()
                    .forEach(each -> export.row(stage(titles.getOrDefault(each.procedure(), each.procedure()), each)));
        }
    }

    private static Map<String, String> parks() {
        return Shell.now().parks().stream()
                .collect(Collectors.toMap(park -> park.id().value(), park -> park.name(), (one, other) -> one));
    }

    private static List<@Nullable Object> line(String group, String name, Sums sums) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                group, name, sums.cases(), sums.passed(), sums.refused(), sums.withdrawn(), sums.mean(sums.days())));
        cells.addAll(Arrays.asList(
                sums.mean(sums.office()), sums.mean(sums.applicant()), sums.mean(sums.paused()), sums.median()));
        cells.addAll(Arrays.asList(
                sums.corrections(), sums.attendances(), sums.once(), Export.number(sums.share(sums.once()))));
        return cells;
    }

    private static List<@Nullable Object> stage(String procedure, StageSums sums) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                t("按环节"),
                procedure + " · " + t(sums.name()),
                null,
                null,
                null,
                null,
                Export.number(sums.average(sums.days())),
                Export.number(sums.average(sums.office())),
                Export.number(sums.average(sums.applicant())),
                Export.number(sums.average(sums.paused()))));
        cells.addAll(Arrays.asList(null, null, null, null, null));
        cells.addAll(Arrays.asList(
                sums.visits(),
                sums.limit(),
                sums.used(),
                sums.over(),
                Export.number(sums.saved()),
                sums.statutory(),
                sums.promised(),
                Export.number(sums.compression())));
        return cells;
    }

    @Costly
    @AuditedRead(value = "导出事项用时", kind = "办件统计")
    @GetMapping("/figures/cases/export.xlsx")
    void cases(FigureFilter filter, HttpServletResponse response) throws IOException {
        Scope scope = FigurePages.scope();
        List<String> head = new ArrayList<>(List.of(t("编号"), t("事项"), t("申请人"), t("事由"), t("结果"), t("提交"), t("办结")));
        head.addAll(List.of(t("办理（工作日）"), t("申请人（工作日）"), t("依法不计（工作日）"), t("合计（工作日）"), t("补正次数"), t("到场次数")));
        long[] sums = new long[6];
        try (Export export = Export.download(response, t("事项用时"), head)) {
            figures.eachCase(filter, scope, each -> {
                long[] numbers = {
                    each.office(),
                    each.applicantDays(),
                    each.paused(),
                    each.days(),
                    each.corrections(),
                    each.attendances()
                };
                export.row(row(
                        List.of(
                                each.number(),
                                each.title(),
                                each.applicant(),
                                each.topic(),
                                FiguresPage.status(each.status()),
                                each.opened().toString(),
                                each.closed().toString()),
                        numbers));
                add(sums, numbers);
            });
            export.row(row(List.of(t("合计"), "", "", "", "", "", ""), sums));
        }
    }

    @Costly
    @AuditedRead(value = "导出环节用时", kind = "办件统计")
    @GetMapping("/figures/stages/export.xlsx")
    void stages(FigureFilter asked, HttpServletResponse response) throws IOException {
        Scope scope = FigurePages.scope();
        List<String> head = new ArrayList<>(List.of(t("编号"), t("事项"), t("申请人"), t("环节"), t("进入"), t("离开")));
        head.addAll(List.of(
                t("办理（工作日）"), t("申请人（工作日）"), t("依法不计（工作日）"), t("合计（工作日）"), t("时限（工作日）"), t("已用（工作日）"), t("法定时限（工作日）")));
        long[] sums = new long[7];
        try (Export export = Export.download(response, t("环节用时"), head)) {
            figures.eachStageTime(CaseFigures.passed(asked), scope, each -> {
                long[] numbers = {
                    each.office(),
                    each.applicantDays(),
                    each.paused(),
                    each.days(),
                    or(each.limit()),
                    or(each.used()),
                    or(each.statutory())
                };
                export.row(row(
                        List.of(
                                each.number(),
                                each.title(),
                                each.applicant(),
                                each.name(),
                                each.began().toString(),
                                each.ended().toString()),
                        numbers));
                add(sums, numbers);
            });
            export.row(row(List.of(t("合计"), "", "", "", "", ""), sums));
        }
    }

    private static long or(@Nullable Integer days) {
        return days == null ? 0 : days;
    }

    private static void add(long[] sums, long[] numbers) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += numbers[i];
        }
    }

    private static List<Object> row(List<String> texts, long[] numbers) {
        List<Object> cells = new ArrayList<>(texts);
        Arrays.stream(numbers).mapToObj(BigDecimal::valueOf).forEach(cells::add);
        return cells;
    }
}
