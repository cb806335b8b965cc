package io.xingyuan.files;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator says what kinds of file are taken and how large. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class LimitPages {

    private static final String VIEW = "files/limits";

    private final AttachmentRows rows;
    private final LimitKeeping keeping;

    LimitPages(AttachmentRows rows, LimitKeeping keeping) {
        this.rows = rows;
        this.keeping = keeping;
    }

    @GetMapping("/attachment-limits")
    String form(Model model) {
        model.addAttribute("form", LimitForm.of(rows.limits(), rows.allLimits()));
        return VIEW;
    }

    @PostMapping("/attachment-limits")
    Object change(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        LimitForm form = LimitForm.of(typed);
        FormErrors errors = form.errors();
        if (errors.any()) {
            return errors.show(VIEW, form);
        }
        keeping.change(form);
        Flash.done(next, t("附件规则已更新，从现在起上传的按新规则。"));
        return "redirect:/attachment-limits";
    }
}
