package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 免申即享名单 as a workbook: every line with its amount, where it stands and why. */
@Controller
class RunFiles {

    private final Runs runs;
    private final Offers offers;

    RunFiles(Runs runs, Offers offers) {
        this.runs = runs;
        this.offers = offers;
    }

    @Costly
    @AuditedRead(value = "导出免申即享名单", kind = "免申即享轮次")
    @GetMapping("/apply-free/{run}/list.xlsx")
    @AllowedTo(groups = Role.Group.POLICY_STAFF)
    void list(@PathVariable("run") String id, HttpServletResponse response) throws IOException {
        Run run = runs.seen(id);
        List<String> head = List.of(
                t("序号"), t("享受对象"), t("金额（元）"), t("状态"), t("原因"), t("核对日期"), t("答复人"), t("受理编号"), t("到账日期"), t("补差"));
        try (Export export = Export.download(response, t("免申即享名单") + " " + run.number(), head)) {
            for (Offer offer : offers.all(run.id(), OfferStatus.values())) {
                export.row(row(offer));
            }
        }
    }

    private static List<Object> row(Offer offer) {
        Offer.Progress progress = offer.progress();
        return Arrays.asList(
                offer.place(),
                offer.whom().named(),
                BigDecimal.valueOf(offer.due().fen(), 2),
                t(offer.status().label()),
                offer.reason(),
                offer.standing().asOf(),
                offer.answer().by(),
                progress == null ? "" : progress.caseNumber(),
                progress == null || progress.paidOn() == null
                        ? ""
                        : progress.paidOn().toString(),
                offer.standing().difference().words());
    }
}
