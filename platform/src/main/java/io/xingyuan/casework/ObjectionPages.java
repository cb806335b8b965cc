package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.sealing.Disclosures;
import io.xingyuan.sealing.PersonalField;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What whoever has to answer an objection does with it. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class ObjectionPages {

    private final PublicCases cases;
    private final CaseSight sight;
    private final CasePapers papers;
    private final CaseForms forms;
    private final Disclosures disclosures;

    ObjectionPages(PublicCases cases, CaseSight sight, CasePapers papers, CaseForms forms, Disclosures disclosures) {
        this.cases = cases;
        this.sight = sight;
        this.papers = papers;
        this.forms = forms;
        this.disclosures = disclosures;
    }

    @PostMapping("/cases/{id}/objections/{objection}")
    Object answer(
            @PathVariable String id,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "false") boolean upheld,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "objection-" + objection, form, next, () -> {
            cases.answer(file.id(), objection, answer.strip(), upheld);
            return t("异议已答复。");
        });
    }

    /** Shows how to reach whoever objects; the look is recorded first. */
    @PostMapping("/cases/{id}/objections/{objection}/disclose")
    ModelAndView disclose(@PathVariable String id, @PathVariable UUID objection, HttpServletResponse response) {
        CaseFile file = sight.see(CaseId.of(id));
        Objection asked = cases.toAnswer(file, objection);
        disclosures.disclose(PersonalField.OBJECTOR, null, "公示异议", asked.id(), file.number());
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
        return new ModelAndView("casework/case")
                .addObject("page", papers.of(file, Visitor.now(), "", Map.of(), asked.id()));
    }
}
