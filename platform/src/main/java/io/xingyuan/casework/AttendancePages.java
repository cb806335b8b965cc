package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the staff note that the applicant had to come. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class AttendancePages {

    private final CaseSight sight;
    private final Attendances attendances;

    AttendancePages(CaseSight sight, Attendances attendances) {
        this.sight = sight;
        this.attendances = attendances;
    }

    @PostMapping("/cases/{id}/attendances")
    String note(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        attendances.note(file.id(), day(day), why.replace("\0", "").strip());
        Flash.done(next, t("已登记到场，计入跑动次数。"));
        return "redirect:/cases/" + file.id();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new Refusal("请填写日期，例如 2027-01-05。");
        }
    }
}
