package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Again;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 事项页表单: does what a form of a case's page asks for; refused, the page comes back as it is now with what was typed. */
@Component
class CaseForms {

    private final CaseSight sight;
    private final CasePapers papers;

    CaseForms(CaseSight sight, CasePapers papers) {
        this.sight = sight;
        this.papers = papers;
    }

    /**
     * @param form under which name the page finds the fields again, see {@link CasePage#typed(String, String)}
     * @param act does it and says what was done
     */
    Object take(CaseFile file, String form, Map<String, String> fields, RedirectAttributes next, Supplier<String> act) {
        try {
            Flash.done(next, act.get());
            return "redirect:/cases/" + file.id();
        } catch (Refusal no) {
            Map<String, String> typed = new HashMap<>();
            fields.forEach((name, value) ->
                    typed.put(name.equals(CasePage.PEOPLE) ? name : CasePage.field(form, name), value));
            CaseFile now = sight.see(file.id());
            CasePage page = papers.of(now, Visitor.now(), t(no), typed);
            return page.asks(form)
                    ? Again.show(no.at("reason"), view(papers.of(now, Visitor.now(), "", typed)))
                    : view(page);
        }
    }

    private static ModelAndView view(CasePage page) {
        return new ModelAndView("casework/case", HttpStatus.CONFLICT).addObject("page", page);
    }
}
