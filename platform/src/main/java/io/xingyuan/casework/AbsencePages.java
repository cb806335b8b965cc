package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody who will be away names a colleague. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class AbsencePages {

    private final Absences absences;
    private final Colleagues colleagues;

    AbsencePages(Absences absences, Colleagues colleagues) {
        this.absences = absences;
        this.colleagues = colleagues;
    }

    @GetMapping("/absences")
    String list(Model model) {
        model.addAttribute("page", new AbsencePage(absences.of(Visitor.now()), choices()));
        return "casework/absences";
    }

    @PostMapping("/absences")
    String delegate(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes next) {
        Colleague colleague = choices().stream()
                .filter(each -> (each.account() + " " + each.role().name()).equals(to))
                .findFirst()
                .orElseThrow(() -> new Refusal("请选择受托人。"));
        absences.delegate(colleague, day(from), day(until));
        Flash.done(next, t("已委托{0}代办。", colleague.name()));
        return "redirect:/absences";
    }

    @PostMapping("/absences/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes next) {
        absences.end(id);
        Flash.done(next, t("委托已结束。"));
        return "redirect:/absences";
    }

    private List<Colleague> choices() {
        String own = Visitor.now().account();
        return colleagues.holding(Role.Group.STAFF.roles(), null).stream()
                .filter(each -> !each.account().equals(own))
                .toList();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new Refusal("请填写日期，例如 2027-01-05。");
        }
    }
}
