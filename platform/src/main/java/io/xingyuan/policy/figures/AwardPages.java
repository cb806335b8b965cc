package io.xingyuan.policy.figures;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.figures.AwardFigures.Group;
import io.xingyuan.policy.figures.AwardFigures.Sums;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Budgets and awards in figures; each opens the payments or entries that it counts. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class AwardPages {

    private final AwardFigures figures;
    private final MoneyTimes times;

    AwardPages(AwardFigures figures, MoneyTimes times) {
        this.times = times;
        this.figures = figures;
    }

    @GetMapping(AwardsPage.PATH)
    String figures(AwardFilter filter, Model model) {
        model.addAttribute("page", page(filter, true));
        return "policy/figures/page";
    }

    @GetMapping(AwardsPage.TIMES)
    String times(AwardFilter filter, Paging paging, Model model) {
        AwardsPage page = page(filter, false);
        model.addAttribute(
                "list",
                new AwardsPage.Arrivals(
                        page,
                        new Listing<>(
                                times.page(filter, scope(), paging),
                                page.times().whole().count(),
                                paging)));
        return "policy/figures/times";
    }

    @Costly
    @AuditedRead(value = "导出到账用时", kind = "兑现统计")
    @GetMapping(AwardsPage.TIMES + "/export.xlsx")
    void exportTimes(AwardFilter filter, HttpServletResponse response) throws IOException {
        List<String> head = List.of(
                t("编号"),
                t("企业"),
                t("条款"),
                t("确认（提交）"),
                t("方式"),
                t("首笔到账"),
                t("付清"),
                t("期数"),
                t("到首笔（工作日）"),
                t("到付清（工作日）"),
                t("等立案"),
                t("办理"),
                t("申请人"),
                t("依法不计"));
        try (Export export = Export.download(response, t("到账用时"), head)) {
            times.each(filter, scope(), arrival -> export.row(line(arrival)));
        }
    }

    private static List<@Nullable Object> line(MoneyTimes.Arrival arrival) {
        MoneyTimes.Spent spent = arrival.spent();
        return Arrays.asList(
                arrival.number(),
                arrival.enterprise(),
                arrival.title(),
                arrival.asked().toString(),
                arrival.consented() ? t("免申即享确认") : t("申报提交"),
                arrival.first().toString(),
                arrival.last() == null ? null : arrival.last().toString(),
                arrival.parts(),
                arrival.toFirst(),
                arrival.toLast(),
                spent == null ? null : spent.waited(),
                spent == null ? null : spent.office(),
                spent == null ? null : spent.applicant(),
                spent == null ? null : spent.paused());
    }

    private AwardsPage page(AwardFilter filter, boolean whole) {
        List<Choice> years = new ArrayList<>();
        figures.years().forEach(year -> years.add(new Choice(String.valueOf(year), t("{0} 年", String.valueOf(year)))));
        years.add(new Choice(AwardFilter.ALL, t("全部年度")));
        List<Choice> parks = Shell.now().parks().stream()
                .map(park -> new Choice(park.id().value(), park.name()))
                .toList();
        List<Choice> clauses = figures.clauses(scope()).stream()
                .map(each -> new Choice(each.getKey(), each.getValue()))
                .toList();
        return new AwardsPage(
                filter,
                whole ? figures.report(filter, scope()) : AwardFigures.Report.NONE,
                times.table(filter, scope()),
                new AwardsPage.Choices(years, parks, clauses),
                figures.today());
    }

    /** As the list of payments has it: the role's, whatever park the top bar shows. */
    private static Scope scope() {
        return Visitor.now().scope();
    }

    @Costly
    @AuditedRead(value = "导出兑现统计", kind = "兑现统计")
    @GetMapping("/awards/export.xlsx")
    void export(AwardFilter filter, HttpServletResponse response) throws IOException {
        AwardsPage page = page(filter, true);
        List<String> head =
                List.of(t("口径"), t("名称"), t("企业数"), t("拨付笔数"), t("已预留（元）"), t("已核定（元）"), t("已支付（元）"), t("合计（元）"));
        try (Export export = Export.download(response, t("兑现统计"), head)) {
            line(export, t("合计"), page.year(), page.report().whole());
            lines(export, t("按条款"), page.report().clauses(), name -> name);
            lines(export, t("按园区"), page.report().parks(), page::park);
            lines(export, t("按企业规模"), page.report().sizes(), name -> name);
            lines(export, t("按产业链环节"), page.report().segments(), name -> name);
        }
    }

    private static void lines(Export export, String kind, List<Group> groups, UnaryOperator<String> naming) {
        for (Group group : groups) {
            line(export, kind, group.name().isEmpty() ? t("没有登记") : naming.apply(group.name()), group.sums());
        }
    }

    private static void line(Export export, String kind, String name, Sums sums) {
        export.row(List.of(
                kind,
                name,
                sums.enterprises(),
                sums.payments(),
                yuan(sums.reserved()),
                yuan(sums.committed()),
                yuan(sums.paid()),
                yuan(sums.fen())));
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
