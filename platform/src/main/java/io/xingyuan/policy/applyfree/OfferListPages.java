package io.xingyuan.policy.applyfree;

import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
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

/** Runs as the park works on them. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class OfferListPages {

    private static final String FORM = "policy/applyfree/form";

    private final Runs runs;
    private final Offers offers;
    private final ListKeeping lists;
    private final RunViews views;

    OfferListPages(Runs runs, Offers offers, ListKeeping lists, RunViews views) {
        this.runs = runs;
        this.offers = offers;
        this.lists = lists;
        this.views = views;
    }

    @GetMapping("/apply-free")
    ModelAndView list(Paging paging) {
        Visitor visitor = Visitor.now();
        var rows = runs.list(visitor, paging).stream()
                .map(run -> new RunRow(run, offers.sums(run.id())))
                .toList();
        return new ModelAndView("policy/applyfree/runs")
                .addObject("listing", new Listing<>(rows, runs.count(visitor), paging))
                .addObject("programmes", views.open())
                .addObject("clocks", views.clocks())
                .addObject("today", views.today());
    }

    @GetMapping("/apply-free/new")
    @AllowedTo(POLICY_OFFICER)
    ModelAndView form(@RequestParam(name = "programme", defaultValue = "") String programme) {
        return form(new ModelAndView(FORM, "form", views.blank(views.programme(programme))), programme);
    }

    /** Pressed twice, or by two colleagues at once, it leads both to the same run. */
    @Costly
    @PostMapping("/apply-free")
    @AllowedTo(POLICY_OFFICER)
    Object start(@Valid @ModelAttribute("form") RunForm form, BindingResult binding, RedirectAttributes next) {
        Programme programme = views.programme(form.programme());
        FormErrors wrong =
                binding.hasErrors() ? FormErrors.of(binding) : form.mistakes(views.clause(programme), views.today());
        if (wrong.any()) {
            return form(wrong.show(FORM, form), form.programme());
        }
        Run run = views.of(programme, form, Visitor.now());
        RunId id = lists.start(programme, run);
        if (id.equals(run.id())) {
            Flash.done(next, t("名单已生成，请核对。"));
        } else {
            Flash.warn(next, t("这份兑现安排已有一轮在进行，接着办就可以。"));
        }
        return "redirect:/apply-free/" + id;
    }

    @GetMapping("/apply-free/{run}")
    ModelAndView show(
            @PathVariable("run") String id,
            @RequestParam(name = "part", defaultValue = "") String part,
            Paging paging) {
        Run run = runs.seen(id);
        return new ModelAndView("policy/applyfree/run", "page", views.page(run, part, paging))
                .addObject("unasked", runs.unasked(run.id()));
    }

    /** The run itself, or the form that was to begin one. */
    @ExceptionHandler
    ModelAndView again(Refusal refusal, HttpServletRequest request) {
        String run = Again.variable("run");
        if (!run.isEmpty()) {
            return Again.show(refusal, show(run, "", Paging.first("/apply-free/" + run)));
        }
        RunForm typed = new RunForm(
                request.getParameter("programme"),
                request.getParameter("rule"),
                request.getParameter("fixed"),
                request.getParameter("basis"),
                request.getParameter("turn"),
                request.getParameter("answerBy"));
        return Again.show(refusal, form(new ModelAndView(FORM, "form", typed), typed.programme()));
    }

    @Costly
    @PostMapping("/apply-free/{run}/refresh")
    @AllowedTo(POLICY_OFFICER)
    String refresh(@PathVariable("run") String id, RedirectAttributes next) {
        Run run = runs.seen(id);
        lists.refresh(run.id());
        Flash.done(next, t("已按现在的数据重新核对。"));
        return "redirect:" + run.path();
    }

    @Costly
    @FreshSignIn
    @PostMapping("/apply-free/{run}/push")
    @AllowedTo(POLICY_OFFICER)
    String push(
            @PathVariable("run") String id,
            @RequestParam(name = "version", defaultValue = "0") int version,
            RedirectAttributes next) {
        Run run = runs.seen(id);
        ListKeeping.Pushed pushed = lists.push(run.id(), version);
        if (pushed.dropped().isEmpty()) {
            Flash.done(next, pushed.message());
        } else {
            Flash.warn(next, pushed.message());
        }
        return "redirect:" + run.path();
    }

    @PostMapping("/apply-free/{run}/remind")
    @AllowedTo(POLICY_OFFICER)
    String remind(@PathVariable("run") String id, RedirectAttributes next) {
        Run run = runs.seen(id);
        Flash.done(next, t("已提醒 {0} 户。", lists.remind(run.id())));
        return "redirect:" + run.path();
    }

    @PostMapping("/apply-free/{run}/close")
    @AllowedTo(POLICY_OFFICER)
    String close(
            @PathVariable("run") String id,
            @RequestParam(name = "version", defaultValue = "0") int version,
            RedirectAttributes next) {
        Run run = runs.seen(id);
        lists.close(run.id(), version);
        Flash.done(next, t("本轮已结束，已确认的继续办理。"));
        return "redirect:" + run.path();
    }

    private ModelAndView form(ModelAndView view, String programme) {
        Programme chosen = views.programme(programme);
        return view.addObject("programme", chosen).addObject("clause", views.clause(chosen));
    }
}
