package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an officer writes agreements and their supplements. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class AgreementDraftPages {

    private static final String FORM = "policy/agreement/form";

    private final Agreements agreements;
    private final Agreeing agreeing;
    private final AgreementReading reading;
    private final AgreementViews views;

    AgreementDraftPages(Agreements agreements, Agreeing agreeing, AgreementReading reading, AgreementViews views) {
        this.agreements = agreements;
        this.agreeing = agreeing;
        this.reading = reading;
        this.views = views;
    }

    @GetMapping("/agreements/new")
    ModelAndView blank(@RequestParam(name = "enterprise", defaultValue = "") String enterprise) {
        String name = enterprise.isBlank()
                ? ""
                : reading.name(enterprise.strip(), Visitor.now()).orElse("");
        return form(new ModelAndView(FORM, "form", AgreementForm.empty(name)), "", false);
    }

    @PostMapping("/agreements")
    Object draft(@RequestParam MultiValueMap<String, String> sent, RedirectAttributes next) {
        AgreementForm form = AgreementForm.of(sent);
        if (sent.containsKey("more")) {
            return form(new ModelAndView(FORM, "form", form.withRoom(Set.of())), "", false);
        }
        AgreementReading.Found found = reading.party(form.enterprise(), Visitor.now());
        AgreementReading.Read read = reading.read(form, false);
        Agreement.Party party = found.party();
        Terms terms = read.terms();
        if (party == null || terms == null) {
            Map<String, String> wrong = new LinkedHashMap<>(found.errors().byField());
            wrong.putAll(read.errors().byField());
            return form(new FormErrors(wrong).show(FORM, form), "", false);
        }
        AgreementId id;
        try {
            id = agreeing.draft(party, terms, Visitor.now());
        } catch (Refusal no) {
            return form(FormErrors.at("", t(no)).show(FORM, form), "", false);
        }
        Flash.done(next, t("已存为草稿，核对后提交审批。"));
        return "redirect:/agreements/" + id;
    }

    @GetMapping("/agreements/{id}/edit")
    ModelAndView edit(@PathVariable("id") String id) {
        Agreement agreement = agreements.seen(id);
        Edition newest = views.newest(agreement);
        if (!newest.editable()) {
            throw new Refusal("这一版约定已经受理或生效，不能修改；要改请退回，或起草补充约定。");
        }
        return form(
                new ModelAndView(FORM, "form", AgreementForm.of(agreement, newest, views.used(agreement))),
                id,
                newest.number() > 1);
    }

    @PostMapping("/agreements/{id}")
    Object change(
            @PathVariable("id") String id, @RequestParam MultiValueMap<String, String> sent, RedirectAttributes next) {
        Agreement agreement = agreements.seen(id);
        boolean supplement = agreement.edition() > 1;
        AgreementForm form = AgreementForm.of(sent);
        if (sent.containsKey("more")) {
            return form(new ModelAndView(FORM, "form", form.withRoom(views.used(agreement))), id, supplement);
        }
        AgreementReading.Read read = reading.read(form, supplement);
        Terms terms = read.terms();
        if (terms == null) {
            return form(read.errors().show(FORM, form), id, supplement);
        }
        try {
            agreeing.change(agreement.id(), form.version(), terms, form.reason(), Visitor.now());
        } catch (Stale meanwhile) {
            Agreement now = agreements.seen(id);
            ModelAndView again = form(
                    FormErrors.at(
                                    "",
                                    t(
                                            "{0}刚才保存过这份约定。您填写的都还在下面，核对后可以再次保存。",
                                            now.touched().by()))
                            .show(FORM, form),
                    id,
                    supplement);
            again.setStatus(HttpStatus.CONFLICT);
            return again.addObject("version", now.version());
        } catch (Refusal no) {
            return form(FormErrors.at("", t(no)).show(FORM, form), id, supplement);
        }
        Flash.done(next, t("已保存。"));
        return "redirect:/agreements/" + id;
    }

    @PostMapping("/agreements/{id}/submit")
    String submit(@PathVariable("id") String id, @RequestParam("version") int version, RedirectAttributes next) {
        agreeing.submit(agreements.seen(id).id(), version, Visitor.now());
        Flash.done(next, t("已提交审批。受理以前还可以修改。"));
        return "redirect:/agreements/" + id;
    }

    @PostMapping("/agreements/{id}/amend")
    String amend(@PathVariable("id") String id, @RequestParam("version") int version) {
        agreeing.amend(agreements.seen(id).id(), version, Visitor.now());
        return "redirect:/agreements/" + id + "/edit";
    }

    @PostMapping("/agreements/{id}/drop")
    String drop(@PathVariable("id") String id, RedirectAttributes next) {
        agreeing.drop(agreements.seen(id).id(), Visitor.now());
        Flash.done(next, t("草稿已放弃。"));
        return "redirect:/agreements/" + id;
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return views.again(refusal);
    }

    private ModelAndView form(ModelAndView view, String id, boolean supplement) {
        return view.addObject("id", id).addObject("supplement", supplement).addObject("facts", reading.facts());
    }
}
