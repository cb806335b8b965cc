package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of the demo. */
@Controller
@AllowedTo({Role.LEADER, Role.POLICY_OFFICER, Role.SERVICE_SPECIALIST, Role.SYSTEM_ADMINISTRATOR})
class DemoPages {

    private final Installation installation;
    private final SettingUp settingUp;
    private final FirstStart firstStart;

    DemoPages(Installation installation, SettingUp settingUp, FirstStart firstStart) {
        this.installation = installation;
        this.settingUp = settingUp;
        this.firstStart = firstStart;
    }

    @GetMapping("/demo/end")
    String confirm() {
        if (!installation.demo()) {
            throw new NotFound("页面");
        }
        return "identity/end-demo";
    }

    @PostMapping("/demo/end")
    String end(HttpServletRequest request, RedirectAttributes next) {
        SetUpToken token = settingUp.clearDemo();
        firstStart.announce(token);
        request.getSession().invalidate();
        next.addFlashAttribute("link", token.path());
        return "redirect:/demo/ended";
    }

    /** Shows the link this once. */
    @Open
    @GetMapping("/demo/ended")
    String ended(Model model) {
        if (!model.containsAttribute("link")) {
            throw new NotFound("页面");
        }
        return "identity/demo-ended";
    }
}
