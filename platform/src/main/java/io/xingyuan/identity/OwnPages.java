package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: where one is signed in. */
@Controller
@Open
class OwnPages {

    private final Myself myself;
    private final OwnAccount own;
    private final SignInBook book;

    OwnPages(Myself myself, OwnAccount own, SignInBook book) {
        this.myself = myself;
        this.own = own;
        this.book = book;
    }

    @GetMapping("/own")
    String page(Model model) {
        model.addAttribute("page", own.page(myself.account(), myself.session()));
        return "identity/own";
    }

    @PostMapping("/own/sign-ins/{id}/end")
    String end(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes next) {
        if (!book.end(myself.account(), id, Place.of(request))) {
            throw new NotFound("登录");
        }
        Flash.done(next, t("那处登录已结束。"));
        return "redirect:/own";
    }

    @PostMapping("/own/sign-ins/end")
    String endOthers(HttpServletRequest request, RedirectAttributes next) {
        int ended = book.endOthers(myself.account(), myself.session(), Place.of(request));
        Flash.done(next, t("已结束别处的 {0} 个登录。", ended));
        return "redirect:/own";
    }
}
