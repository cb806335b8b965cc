package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Colleagues;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps the pool of experts. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class PoolPages {

    private static final String VIEW = "casework/experts/pool";

    private final ExpertPool pool;
    private final PoolKeeping keeping;
    private final Colleagues colleagues;

    PoolPages(ExpertPool pool, PoolKeeping keeping, Colleagues colleagues) {
        this.pool = pool;
        this.keeping = keeping;
        this.colleagues = colleagues;
    }

    /** @param account whom the form shows; empty for a new one */
    @GetMapping("/experts")
    String list(@RequestParam(name = "account", defaultValue = "") String account, Model model) {
        page().forEach(model::addAttribute);
        model.addAttribute("form", pool.find(account).map(ExpertForm::of).orElse(ExpertForm.EMPTY));
        return VIEW;
    }

    /** Adds somebody with an expert's account, or changes what is known of them. */
    @PostMapping("/experts")
    Object keep(@ModelAttribute("form") ExpertForm form, RedirectAttributes next) {
        Optional<Colleagues.Colleague> person =
                colleagues.chosen(form.text(form.account()) + " " + Role.EXPERT.name(), List.of(Role.EXPERT), null);
        FormErrors errors = form.errors(person.isPresent());
        if (errors.any() || person.isEmpty()) {
            return errors.show(VIEW, form).addAllObjects(page());
        }
        String employer = form.text(form.employer());
        keeping.keep(new Expert(
                person.get().account(),
                person.get().name(),
                employer.isEmpty() ? person.get().organisation() : employer,
                form.areas(),
                form.drawn(),
                List.of()));
        Flash.done(next, t("专家库已更新。"));
        return "redirect:/experts";
    }

    @PostMapping("/experts/ties")
    Object declare(
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "relation", defaultValue = "") String relation,
            RedirectAttributes next) {
        try {
            keeping.declare(account, unit, relation);
        } catch (Refusal no) {
            return Again.show(no, new ModelAndView(VIEW).addAllObjects(page()).addObject("form", ExpertForm.EMPTY));
        }
        Flash.done(next, t("利害关系已登记，今后抽取时回避。"));
        return "redirect:/experts";
    }

    private Map<String, Object> page() {
        List<Expert> experts = pool.all();
        List<Choice> people = Stream.concat(
                        people().stream()
                                .filter(person -> experts.stream()
                                        .noneMatch(expert -> expert.account().equals(person.account())))
                                .map(person ->
                                        new Choice(person.account(), person.name() + " · " + person.organisation())),
                        experts.stream()
                                .map(expert -> new Choice(
                                        expert.account(),
                                        expert.name() + " · " + expert.employer() + "（" + t("已在库") + "）")))
                .toList();
        return Map.of("experts", experts, "people", people);
    }

    private List<Colleagues.Colleague> people() {
        return colleagues.holding(List.of(Role.EXPERT), null);
    }
}
