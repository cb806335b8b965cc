package io.xingyuan.policy.recovery;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Recoveries: the list, one of them with what has changed, and the money that came back. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class RecoveryPages {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Recoveries recoveries;
    private final Takes takes;
    private final Budgets budgets;

    RecoveryPages(Recoveries recoveries, Takes takes, Budgets budgets) {
        this.recoveries = recoveries;
        this.takes = takes;
        this.budgets = budgets;
    }

    @GetMapping("/recoveries")
    ModelAndView list(RecoveryQuery query, Paging paging) {
        Visitor visitor = Visitor.now();
        return new ModelAndView("policy/recovery/list")
                .addObject("query", query)
                .addObject(
                        "parks",
                        Shell.now().parks().stream()
                                .map(park -> new Choice(park.id().value(), park.name()))
                                .toList())
                .addObject(
                        "listing",
                        new Listing<>(
                                recoveries.list(query, visitor, paging), recoveries.count(query, visitor), paging))
                .addObject("twins", recoveries.twins());
    }

    /** The same as the list shows, all of it. */
    @Costly
    @AuditedRead(value = "导出资金追回", kind = "资金追回")
    @GetMapping("/recoveries/export.xlsx")
    void export(RecoveryQuery query, HttpServletResponse response) throws IOException {
        List<String> head =
                List.of(t("受理编号"), t("企业"), t("已支付（元）"), t("决定追回（元）"), t("已追回（元）"), t("原因"), t("立案"), t("状态"));
        try (Export export = Export.download(response, t("资金追回"), head)) {
            recoveries.each(
                    query,
                    Visitor.now(),
                    recovery -> export.row(List.of(
                            recovery.caseNumber(),
                            recovery.enterpriseName(),
                            BigDecimal.valueOf(recovery.paidFen(), 2),
                            BigDecimal.valueOf(recovery.orderedFen(), 2),
                            BigDecimal.valueOf(recovery.collectedFen(), 2),
                            recovery.found(),
                            recovery.openedAt().atZone(BEIJING).toLocalDate().toString(),
                            t(recovery.status().label()))));
        }
    }

    @GetMapping("/recoveries/{id}")
    @AllowedTo(groups = {Role.Group.POLICY_STAFF, Role.Group.ENTERPRISE})
    ModelAndView show(@PathVariable("id") String id) {
        Recovery recovery = recoveries.seen(id);
        return new ModelAndView("policy/recovery/page", "recovery", recovery)
                .addObject("payment", budgets.find(recovery.payment()).orElse(null))
                .addObject("key", UUID.randomUUID().toString());
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return Again.show(refusal, show(Again.variable("id")));
    }

    @FreshSignIn
    @PostMapping("/recoveries/{id}/collected")
    @AllowedTo(Role.FINANCE_OFFICER)
    String collected(@PathVariable("id") String id, TakeForm form, RedirectAttributes next) {
        Recovery recovery = recoveries.seen(id);
        takes.take(new AwardClaim(recovery.id(), recoveries, budgets), form);
        Flash.done(next, t("已登记追回，资金回到可用。"));
        return "redirect:" + recovery.path();
    }
}
