package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody who will be away names a colleague. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class AbsencePages {

    private static final String VIEW = "casework/absences";

    private final Absences absences;
    private final Colleagues colleagues;

    AbsencePages(Absences absences, Colleagues colleagues) {
        this.absences = absences;
        this.colleagues = colleagues;
    }

    /** @param people a part of the name or organisation of whom somebody looks for */
    @GetMapping("/absences")
    String list(@RequestParam(name = "people", defaultValue = "") String people, Model model) {
        model.addAttribute("page", page(people));
        model.addAttribute("form", AbsenceForm.EMPTY);
        return VIEW;
    }

    @PostMapping("/absences")
    Object delegate(@ModelAttribute("form") AbsenceForm form, RedirectAttributes next) {
        Optional<Colleague> colleague = colleagues.chosen(AbsenceForm.text(form.to()), Role.Group.STAFF.roles(), null);
        Optional<LocalDate> from = day(form.from());
        Optional<LocalDate> until = day(form.until());
        Map<String, String> problems = new LinkedHashMap<>();
        if (colleague.isEmpty()) {
            problems.put("to", t("请选择受托人。"));
        }
        if (from.isEmpty()) {
            problems.put("from", t("请填写日期，例如 2027-01-05。"));
        }
        if (until.isEmpty()) {
            problems.put("until", t("请填写日期，例如 2027-01-05。"));
        }
        if (problems.isEmpty()) {
            try {
                absences.delegate(colleague.orElseThrow(), from.orElseThrow(), until.orElseThrow());
                Flash.done(next, t("已委托{0}代办。", colleague.orElseThrow().name()));
                return "redirect:/absences";
            } catch (Refusal wrong) {
                problems.put("until", t(wrong));
            }
        }
        return new FormErrors(problems).show(VIEW, form).addObject("page", page(""));
    }

    private AbsencePage page(String people) {
        return new AbsencePage(absences.of(Visitor.now()), choices(people), people);
    }

    @PostMapping("/absences/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes next) {
        absences.end(id);
        Flash.done(next, t("委托已结束。"));
        return "redirect:/absences";
    }

    private List<Colleague> choices(String people) {
        String own = Visitor.now().account();
        return colleagues.holding(Role.Group.STAFF.roles(), null, people).stream()
                .filter(each -> !each.account().equals(own))
                .toList();
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.of(LocalDate.parse(AbsenceForm.text(typed)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
