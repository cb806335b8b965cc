package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Paper;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Agreements as both sides read them. */
@Controller
@AllowedTo(groups = {Role.Group.POLICY_STAFF, Role.Group.ENTERPRISE})
class AgreementPages {

    private final Agreements agreements;
    private final AgreementViews views;
    private final Paper paper;
    private final Audit audit;

    AgreementPages(Agreements agreements, AgreementViews views, Paper paper, Audit audit) {
        this.agreements = agreements;
        this.views = views;
        this.paper = paper;
        this.audit = audit;
    }

    @GetMapping("/agreements")
    ModelAndView list(AgreementQuery query, Paging paging) {
        Visitor visitor = Visitor.now();
        return new ModelAndView("policy/agreement/list")
                .addObject("query", query)
                .addObject(
                        "listing",
                        new Listing<>(
                                agreements.list(query, visitor, paging), agreements.count(query, visitor), paging));
    }

    @GetMapping("/agreements/{id}")
    ModelAndView show(@PathVariable("id") String id) {
        return new ModelAndView("policy/agreement/page", "page", views.page(agreements.seen(id)));
    }

    /**
     * 约定书.
     *
     * @param number of the edition; 0 for the one that counts
     */
    @Costly
    @GetMapping("/agreements/{id}/terms.pdf")
    ResponseEntity<byte[]> terms(
            @PathVariable("id") String id, @RequestParam(name = "edition", defaultValue = "0") int number) {
        Agreement agreement = agreements.seen(id);
        Edition edition = number == 0 ? views.shown(agreement) : agreements.edition(agreement, number);
        if (Visitor.now().role().ofEnterprise() && edition.status() == Edition.Status.DRAFT) {
            throw new NotFound("约定");
        }
        audit.read("打印约定书", "约定", agreement.id(), agreement.named());
        byte[] pdf = paper.print("policy/agreement/paper", Map.of("page", views.page(agreement, edition)));
        ContentDisposition disposition = ContentDisposition.inline()
                .filename(t("约定书") + "-" + agreement.number() + ".pdf", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(pdf);
    }
}
