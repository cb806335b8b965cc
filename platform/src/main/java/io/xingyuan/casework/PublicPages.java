package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Paper;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For everybody: a case's progress by number and code, and what is published. */
@Controller
@Open
class PublicPages {

    private final PublicCases cases;
    private final Paper paper;

    PublicPages(PublicCases cases, Paper paper) {
        this.cases = cases;
        this.paper = paper;
    }

    /** A wrong code and an unknown number get the same words. */
    @GetMapping("/progress")
    @Costly
    String progress(
            @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, Model model) {
        boolean asked = !number.isBlank() || !code.isBlank();
        var found = asked ? cases.progress(number, code) : java.util.Optional.<PublicCases.Progress>empty();
        model.addAttribute("page", new ProgressPage(number.strip(), code.strip(), asked, found));
        return "casework/progress";
    }

    @GetMapping("/publicity")
    String published(Paging paging, Model model) {
        model.addAttribute("listing", cases.published(paging));
        return "casework/published";
    }

    /** What is published now, to be put up: as many on one paper as a page of the list may hold. */
    @Costly
    @GetMapping("/publicity/paper")
    ResponseEntity<byte[]> paper(Paging paging) {
        return print(cases.published(paging).rows());
    }

    @Costly
    @GetMapping("/publicity/{id}/paper")
    ResponseEntity<byte[]> paper(@PathVariable String id) {
        return print(List.of(cases.published(CaseId.of(id))));
    }

    private ResponseEntity<byte[]> print(List<PublicCases.Published> published) {
        byte[] pdf =
                paper.print("casework/publicity-paper", Map.of("page", PublicityPaper.of(published, cases.today())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(t("公示") + " " + cases.today() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    @GetMapping("/publicity/{id}")
    ModelAndView notice(@PathVariable String id) {
        return new ModelAndView("casework/publicity")
                .addObject("published", cases.published(CaseId.of(id)))
                .addObject("form", ObjectionForm.EMPTY);
    }

    @PostMapping("/publicity/{id}/objections")
    @Costly
    Object object(
            @PathVariable String id,
            @Valid @ModelAttribute("form") ObjectionForm form,
            BindingResult binding,
            RedirectAttributes next) {
        PublicCases.Published published = cases.published(CaseId.of(id));
        if (binding.hasErrors()) {
            return FormErrors.of(binding).show("casework/publicity", form).addObject("published", published);
        }
        cases.object(published.file().id(), form);
        Flash.done(next, t("异议已收到，核实期间公示暂停，答复后会显示在本页。"));
        return "redirect:/publicity/" + published.file().id();
    }
}
