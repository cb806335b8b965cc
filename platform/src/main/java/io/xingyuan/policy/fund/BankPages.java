package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.workbook.Unreadable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** To the bank and back: the file with the accounts in the clear, and the bank's answer. */
@Controller
@AllowedTo(Role.FINANCE_OFFICER)
class BankPages {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Batches batches;
    private final BatchReading reading;
    private final BankAnswers answers;
    private final Audit audit;

    BankPages(Batches batches, BatchReading reading, BankAnswers answers, Audit audit) {
        this.batches = batches;
        this.reading = reading;
        this.answers = answers;
        this.audit = audit;
    }

    @Costly
    @FreshSignIn
    @GetMapping("/fund/batches/{id}/bank.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable UUID id) throws IOException {
        BankFile file = file(id);
        var out = new ByteArrayOutputStream();
        file.workbook(out);
        return answer(file, ".xlsx", XLSX, out.toByteArray());
    }

    @Costly
    @FreshSignIn
    @GetMapping("/fund/batches/{id}/bank.csv")
    ResponseEntity<byte[]> csv(@PathVariable UUID id) {
        BankFile file = file(id);
        return answer(file, ".csv", CSV, file.csv().getBytes(StandardCharsets.UTF_8));
    }

    private BankFile file(UUID id) {
        reading.mustSeeAll();
        Batch batch = batches.get(id);
        if (!batch.status().atBank()) {
            throw new Refusal("批次复核后才能导出给银行。");
        }
        return reading.file(batch);
    }

    private ResponseEntity<byte[]> answer(BankFile file, String ending, MediaType type, byte[] content) {
        audit.read("导出银行批量付款表", "拨付批次", file.batch().id(), file.batch().number());
        return download(t("批量付款") + " " + file.batch().number() + ending, type, content);
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    @Costly
    @PostMapping("/fund/batches/{id}/answers")
    Object take(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes next)
            throws IOException {
        reading.mustSeeAll();
        if (file == null || file.isEmpty()) {
            return wrong(id, file, t("请选择银行回单（.xlsx 或 .csv）。"));
        }
        try {
            BankAnswers.Outcome outcome = answers.take(id, name(file), file.getBytes());
            if (outcome.bad() == 0) {
                Flash.done(next, t("回单已入账：{0} 行。", outcome.good()));
            } else {
                Flash.warn(next, t("回单已入账 {0} 行，退回 {1} 行；请下载退回表，改好后再上传。", outcome.good(), outcome.bad()));
            }
            return "redirect:/fund/batches/" + id;
        } catch (Unreadable unreadable) {
            return wrong(id, file, t(String.valueOf(unreadable.getMessage())));
        }
    }

    private static String name(MultipartFile file) {
        return String.valueOf(file.getOriginalFilename()).replaceAll("[\\p{Cntrl}/\\\\<>\"]", "");
    }

    private ModelAndView wrong(UUID id, @Nullable MultipartFile file, String message) {
        ModelAndView page = page(id, file).addObject("errors", FormErrors.at("file", message));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The batch, where the file is chosen; only the visitor can choose it again, so its name is said. */
    private ModelAndView page(UUID id, @Nullable MultipartFile file) {
        return new ModelAndView("policy/fund/batch", "page", reading.page(id))
                .addObject("chosen", file == null || file.isEmpty() ? "" : name(file));
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal, HttpServletRequest request) {
        MultipartFile file = request instanceof MultipartHttpServletRequest sent ? sent.getFile("file") : null;
        return Again.show(refusal.at("file"), page(UUID.fromString(Again.variable("id")), file));
    }

    @Costly
    @GetMapping("/fund/answers/{id}/report.xlsx")
    ResponseEntity<byte[]> report(@PathVariable("id") UUID answer) {
        reading.mustSeeAll();
        byte[] report = batches.report(answer);
        audit.read("下载回单退回表", "银行回单", answer, "");
        return download(t("回单退回表") + ".xlsx", XLSX, report);
    }
}
