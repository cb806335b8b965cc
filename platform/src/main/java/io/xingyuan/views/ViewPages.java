package io.xingyuan.views;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Back;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeping and dropping views. */
@Controller
@AllowedTo(groups = Role.Group.KEEPERS)
class ViewPages {

    private static final int LONGEST_NAME = 40;

    /** A list of this house and its query, nothing that leads elsewhere. */
    private static final Pattern LIST = Pattern.compile("/[a-z]{2,30}(\\?[!-~]{0,2000})?");

    private final SavedViews views;
    private final Clock clock;

    ViewPages(SavedViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @PostMapping("/views")
    String keep(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam("address") String address,
            @RequestParam(name = "shared", defaultValue = "false") boolean shared,
            RedirectAttributes next) {
        if (!LIST.matcher(address).matches()) {
            throw new NotFound("视图");
        }
        String typed = name.replace("\0", "").strip();
        String given = typed.isEmpty() ? t("未命名视图 {0}", LocalDate.now(clock)) : typed;
        String shown = given.substring(0, Math.min(given.length(), LONGEST_NAME));
        views.keep(Visitor.now(), shown, address, shared);
        Flash.done(next, t("视图“{0}”已保存。", shown));
        return "redirect:" + Back.to(address);
    }

    @PostMapping("/views/{id}/remove")
    String remove(@PathVariable("id") UUID id, RedirectAttributes next) {
        String path = views.remove(Visitor.now(), id);
        Flash.done(next, t("视图已删除。"));
        return "redirect:" + path;
    }
}
