package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
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
    private final CaseForms forms;
    private final Attendances attendances;

    AttendancePages(CaseSight sight, CaseForms forms, Attendances attendances) {
        this.sight = sight;
        this.forms = forms;
        this.attendances = attendances;
    }

    @PostMapping("/cases/{id}/attendances")
    Object note(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String why,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "attendance", form, next, () -> {
            attendances.note(file.id(), day(day), why.replace("\0", "").strip());
            return t("已登记到场，计入跑动次数。");
        });
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new Refusal("请填写日期，例如 2027-01-05。");
        }
    }
}
