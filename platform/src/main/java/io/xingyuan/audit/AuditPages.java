package io.xingyuan.audit;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The audit log, for the audit administrator. */
@Controller
@AllowedTo(Role.AUDIT_ADMINISTRATOR)
class AuditPages {

    private final AuditReading reading;
    private final Audit audit;

    AuditPages(AuditReading reading, Audit audit) {
        this.reading = reading;
        this.audit = audit;
    }

    @GetMapping("/audit")
    String list(AuditQuery query, Paging paging, Model model) {
        Listing<AuditEntry> listing = reading.list(query, paging);
        model.addAttribute("page", new AuditListPage(query, listing, List.of(Outcome.values())));
        return "audit/list";
    }

    @GetMapping("/audit/rows/{chain:\\d{1,2}}-{number:\\d{1,18}}")
    String entry(@PathVariable int chain, @PathVariable long number, Model model) {
        model.addAttribute("entry", reading.entry(chain, number).orElseThrow(() -> new NotFound("审计记录")));
        return "audit/entry";
    }

    /** Verifies when asked: it reads the whole log. */
    @Costly
    @GetMapping("/audit/chains")
    String chains(@RequestParam(defaultValue = "false") boolean verify, Model model) {
        model.addAttribute("page", reading.chains(verify));
        return "audit/chains";
    }

    @Costly
    @GetMapping("/audit/export.zip")
    ResponseEntity<StreamingResponseBody> export(AuditQuery query) {
        audit.read(
                "导出审计日志",
                "审计日志",
                "all",
                query.from() + " – " + query.to(),
                List.of(FieldChange.of("查询条件", null, query.asked().isEmpty() ? "" : query.asked())));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("审计日志封存包.zip", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(reading.sealed(query));
    }
}
