package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Paper;
import io.xingyuan.web.Visitor;
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

/** 兑现汇总表 on paper: of a batch, or of the list as it is filtered. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class SummaryFiles {

    private final Payments payments;
    private final BatchReading batches;
    private final PaymentReading reading;
    private final Paper paper;

    SummaryFiles(Payments payments, BatchReading batches, PaymentReading reading, Paper paper) {
        this.payments = payments;
        this.batches = batches;
        this.reading = reading;
        this.paper = paper;
    }

    @Costly
    @AuditedRead(value = "打印兑现汇总表", kind = "拨付单")
    @GetMapping("/fund/summary.pdf")
    ResponseEntity<byte[]> list(PaymentFilter filter) {
        long number = payments.sum(filter, Visitor.now().scope()).number();
        if (number > SummaryPaper.MOST) {
            throw new Refusal("一次最多打印 {0} 笔，现有 {1} 笔。请缩小范围，或导出工作簿。", SummaryPaper.MOST, number);
        }
        List<Payment> lines = new ArrayList<>();
        payments.each(filter, Visitor.now().scope(), lines::add);
        String pool = reading.pools().stream()
                .filter(each -> each.value().equals(filter.pool()))
                .map(each -> each.label())
                .findFirst()
                .orElse("");
        return print(
                new SummaryPaper(
                        filter.words(), pool, lines, "", "", reading.when().today()),
                t("兑现汇总表"));
    }

    @Costly
    @AuditedRead(value = "打印兑现汇总表", kind = "拨付批次")
    @GetMapping("/fund/batches/{id}/summary.pdf")
    ResponseEntity<byte[]> batch(@PathVariable UUID id) {
        batches.mustSeeAll();
        BatchPage page = batches.page(id);
        Batch batch = page.batch();
        String about = t("拨付批次 {0}", batch.number()) + (batch.title().isEmpty() ? "" : " " + batch.title());
        return print(
                new SummaryPaper(
                        about,
                        page.pool().year() + " " + page.pool().name() + " "
                                + page.pool().document(),
                        page.lines().stream().map(BatchPage.Line::payment).toList(),
                        batch.makerName(),
                        batch.checkerName(),
                        reading.when().today()),
                t("兑现汇总表") + " " + batch.number());
    }

    private ResponseEntity<byte[]> print(SummaryPaper page, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper.print("policy/fund/summary-paper", Map.of("page", page)));
    }
}
