package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Paper;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 拨付通知 on paper and 兑现汇总表 as a workbook. */
@Controller
class PaymentFiles {

    private final Payments payments;
    private final PaymentReading reading;
    private final Paper paper;
    private final Audit audit;

    PaymentFiles(Payments payments, PaymentReading reading, Paper paper, Audit audit) {
        this.payments = payments;
        this.reading = reading;
        this.paper = paper;
        this.audit = audit;
    }

    @Costly
    @GetMapping("/fund/payments/{id}/paper")
    @AllowedTo(groups = {Role.Group.POLICY_STAFF, Role.Group.ENTERPRISE})
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        Payment payment = payments.get(new PaymentId(id));
        Visitor visitor = Visitor.now();
        boolean sees = visitor.role().ofEnterprise()
                ? payment.enterprise().equals(visitor.enterprise())
                : visitor.scope().covers(new ParkId(payment.park()));
        if (!sees) {
            throw new NotFound("拨付单");
        }
        byte[] pdf = paper.print(
                "policy/fund/paper",
                Map.of(
                        "page",
                        new NoticePaper(
                                payment,
                                reading.account(payment),
                                reading.when().today())));
        audit.read("打印拨付通知", "拨付单", payment.id(), payment.number());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(t("拨付通知") + " " + payment.number() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    /** The payments of the list, all of them, with their sum. */
    @Costly
    @AuditedRead(value = "导出兑现汇总表", kind = "拨付单")
    @GetMapping("/fund/summary.xlsx")
    @AllowedTo(groups = Role.Group.POLICY_STAFF)
    void summary(PaymentFilter filter, HttpServletResponse response) throws IOException {
        List<String> head = new ArrayList<>(List.of(t("序号"), t("拨付单号"), t("企业"), t("统一社会信用代码")));
        head.addAll(List.of(
                t("条款"), t("条款号"), t("对象"), t("资金来源"), t("金额（元）"), t("状态"), t("付款日期"), t("经办人"), t("核定人"), t("补差")));
        try (Export export = Export.download(response, t("兑现汇总表"), head)) {
            int[] number = {0};
            long[] sum = {0};
            payments.each(filter, Visitor.now().scope(), payment -> {
                number[0]++;
                sum[0] += payment.fen();
                export.row(row(number[0], payment));
            });
            export.row(java.util.Arrays.asList(
                    null, t("合计"), null, null, null, null, null, null, BigDecimal.valueOf(sum[0], 2)));
        }
    }

    private static List<Object> row(int number, Payment payment) {
        return List.of(
                number,
                payment.number(),
                payment.enterpriseName(),
                payment.creditCode(),
                payment.clauseTitle(),
                payment.clause(),
                payment.subjectName(),
                payment.source(),
                BigDecimal.valueOf(payment.fen(), 2),
                t(payment.status().label()),
                payment.paidOn() == null ? "" : payment.paidOn().toString(),
                payment.makerName(),
                payment.approverName(),
                payment.topUp().words());
    }
}
