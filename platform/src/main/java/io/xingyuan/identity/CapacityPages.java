package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The switch of the top bar between several capacities of one person. */
@Controller
@AllowedTo(groups = Role.Group.PEOPLE)
class CapacityPages {

    private final ActingNow acting;

    CapacityPages(ActingNow acting) {
        this.acting = acting;
    }

    /** Goes to the first page: the one that was open may be no page of the other capacity. */
    @PostMapping("/capacity")
    String choose(@RequestParam UUID capacity, HttpServletRequest request, RedirectAttributes next) {
        if (!acting.choose(capacity, request)) {
            throw new NotFound("身份");
        }
        Flash.done(next, t("已切换身份。"));
        return "redirect:/";
    }
}
