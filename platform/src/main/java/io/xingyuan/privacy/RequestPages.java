package io.xingyuan.privacy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.privacy.DataRequest.Kind;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people asked about their data, for the system administrator; erasing asks once more. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class RequestPages {

    private static final int LONGEST = 500;

    private final DataRequests requests;
    private final Erasing erasing;

    RequestPages(DataRequests requests, Erasing erasing) {
        this.requests = requests;
        this.erasing = erasing;
    }

    @GetMapping("/privacy/requests")
    String list(Model model) {
        model.addAttribute("requests", requests.all());
        return "privacy/requests";
    }

    @GetMapping("/privacy/requests/{id}")
    String request(@PathVariable UUID id, Model model) {
        model.addAttribute("request", requests.get(id));
        return "privacy/request";
    }

    @FreshSignIn
    @GetMapping("/privacy/requests/{id}/erase")
    String confirm(@PathVariable UUID id, Model model) {
        DataRequest request = requests.get(id);
        if (request.kind() != Kind.ERASURE || request.status() != DataRequest.Status.OPEN) {
            return "redirect:/privacy/requests/" + id;
        }
        model.addAttribute("request", request);
        return "privacy/erase";
    }

    @FreshSignIn
    @PostMapping("/privacy/requests/{id}/erase")
    String erase(@PathVariable UUID id, RedirectAttributes next) {
        String pseudonym = erasing.erase(id, Visitor.now());
        Flash.done(next, t("账号已注销，今后显示为“{0}”。", pseudonym));
        return "redirect:/privacy/requests";
    }

    @PostMapping("/privacy/requests/{id}/answer")
    Object answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes next) {
        String typed = answer.replace("\0", "").strip();
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return FormErrors.at("answer", t("请写明答复，最多 500 字；不予办理的说明理由。"))
                    .show("privacy/request", "")
                    .addObject("request", requests.get(id));
        }
        erasing.answer(id, outcome.equals("done"), typed, Visitor.now());
        Flash.done(next, t("已答复。"));
        return "redirect:/privacy/requests";
    }
}
