package io.xingyuan.policy.programme;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Programmes as the park keeps them. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class ProgrammePages {

    private static final String FORM = "policy/programme/form";

    private final Programmes programmes;
    private final ProgrammeKeeping keeping;
    private final ProgrammeViews views;

    ProgrammePages(Programmes programmes, ProgrammeKeeping keeping, ProgrammeViews views) {
        this.programmes = programmes;
        this.keeping = keeping;
        this.views = views;
    }

    @GetMapping("/programmes")
    ModelAndView list(ProgrammeQuery query, Paging paging) {
        var rows = programmes.list(query, views.today(), paging).stream()
                .map(views::page)
                .toList();
        return new ModelAndView("policy/programme/list")
                .addObject("query", query)
                .addObject("years", programmes.years())
                .addObject("listing", new Listing<>(rows, programmes.count(query, views.today()), paging));
    }

    @GetMapping("/programmes/new")
    @AllowedTo(Role.POLICY_OFFICER)
    ModelAndView blank(@RequestParam(name = "clause", defaultValue = "") String clause) {
        ProgrammeForm form = views.payable().stream()
                .filter(candidate -> candidate.id().toString().equals(clause))
                .findFirst()
                .map(candidate -> ProgrammeForm.of(candidate, views.today(), views.firstProcedure()))
                .or(() -> views.payable().stream()
                        .findFirst()
                        .map(first -> ProgrammeForm.of(first, views.today(), views.firstProcedure())))
                .orElseThrow(() -> new Refusal("政策库里今天没有给资金的条款，不能新建兑现安排。"));
        return form(new ModelAndView(FORM, "form", form), "");
    }

    @PostMapping("/programmes")
    @AllowedTo(Role.POLICY_OFFICER)
    Object draft(@Valid @ModelAttribute("form") ProgrammeForm form, BindingResult binding, RedirectAttributes next) {
        FormErrors wrong = mistakes(form, binding);
        if (wrong.any()) {
            return form(wrong.show(FORM, form), "");
        }
        try {
            ProgrammeId id = keeping.draft(form.terms(), Visitor.now());
            Flash.done(next, t("已存为草稿，等另一位审批人发布。"));
            return "redirect:/programmes/" + id;
        } catch (Refusal refused) {
            return form(FormErrors.at("clause", t(refused)).show(FORM, form), "");
        }
    }

    @GetMapping("/programmes/{id}")
    ModelAndView show(@PathVariable("id") String id) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        return new ModelAndView("policy/programme/page", "page", views.page(programme))
                .addObject("pool", views.poolOf(programme));
    }

    /** The programme itself, or the list where there is none yet. */
    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        String id = Again.variable("id");
        return Again.show(
                refusal, id.isEmpty() ? list(new ProgrammeQuery("", "", ""), Paging.first("/programmes")) : show(id));
    }

    @GetMapping("/programmes/{id}/edit")
    @AllowedTo(Role.POLICY_OFFICER)
    ModelAndView edit(@PathVariable("id") String id) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        return form(new ModelAndView(FORM, "form", ProgrammeForm.of(programme)), id);
    }

    @PostMapping("/programmes/{id}")
    @AllowedTo(Role.POLICY_OFFICER)
    Object change(
            @PathVariable("id") String id,
            @Valid @ModelAttribute("form") ProgrammeForm form,
            BindingResult binding,
            RedirectAttributes next) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        FormErrors wrong = mistakes(form, binding);
        if (wrong.any()) {
            return form(wrong.show(FORM, form), id);
        }
        try {
            keeping.change(programme.id(), form.version(), form.terms(), Visitor.now());
        } catch (Stale meanwhile) {
            ModelAndView again = form(
                    FormErrors.at(
                                    "",
                                    t(
                                            "{0}刚才保存过这份安排。您填写的都还在下面，核对后可以再次保存。",
                                            programme.signatures().draftedName()))
                            .show(FORM, form),
                    id);
            again.setStatus(HttpStatus.CONFLICT);
            return again.addObject("version", programme.version());
        } catch (Refusal refused) {
            ModelAndView again = form(FormErrors.at("clause", t(refused)).show(FORM, form), id);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        Flash.done(next, t("已保存。"));
        return "redirect:/programmes/" + id;
    }

    @PostMapping("/programmes/{id}/publish")
    @AllowedTo(Role.POLICY_APPROVER)
    String publish(@PathVariable("id") String id, @RequestParam("version") int version, RedirectAttributes next) {
        keeping.publish(ProgrammeId.of(id), version, Visitor.now());
        Flash.done(next, t("已发布，企业从开始受理之日起可以申报。"));
        return "redirect:/programmes/" + id;
    }

    @PostMapping("/programmes/{id}/close")
    @AllowedTo(Role.POLICY_APPROVER)
    String close(
            @PathVariable("id") String id,
            @RequestParam("version") int version,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        keeping.close(ProgrammeId.of(id), version, reason, Visitor.now());
        Flash.done(next, t("已关闭，不再受理新的申报；已提交的继续办理。"));
        return "redirect:/programmes/" + id;
    }

    private FormErrors mistakes(ProgrammeForm form, BindingResult binding) {
        Map<String, String> all = new LinkedHashMap<>(FormErrors.of(binding).byField());
        if (all.isEmpty()) {
            all.putAll(form.mistakes().byField());
        }
        boolean known =
                views.payable().stream().map(Clause::id).map(ClauseId::toString).anyMatch(form.clause()::equals);
        if (!known) {
            all.putIfAbsent("clause", t("请从列表中选择条款。"));
        }
        if (views.procedures().stream().noneMatch(choice -> choice.value().equals(form.procedure()))) {
            all.putIfAbsent("procedure", t("请从列表中选择办理流程。"));
        }
        if (views.pools().stream().noneMatch(choice -> choice.value().equals(form.pool()))) {
            all.putIfAbsent("pool", t("请从列表中选择资金池。"));
        }
        return new FormErrors(all);
    }

    private ModelAndView form(ModelAndView view, String id) {
        return view.addObject("id", id)
                .addObject("clauses", views.clauses())
                .addObject("pools", views.pools())
                .addObject("procedures", views.procedures());
    }
}
