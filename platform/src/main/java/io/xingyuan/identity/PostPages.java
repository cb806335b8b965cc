package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 三员: how the second and the third administrator of a new system come in, while their posts are vacant. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class PostPages {

    static final List<Role> POSTS = List.of(Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);

    private final Grants grants;
    private final Inviting inviting;

    PostPages(Grants grants, Inviting inviting) {
        this.grants = grants;
        this.inviting = inviting;
    }

    @GetMapping("/posts")
    String posts(Model model) {
        model.addAttribute("page", new PostsPage(grants.administratorsInOffice(), grants.everHeld()));
        return "identity/posts";
    }

    @PostMapping("/posts/{role}/link")
    String link(@PathVariable Role role, RedirectAttributes next) {
        if (!POSTS.contains(role) || grants.administratorsInOffice().contains(role)) {
            throw new NotFound("空缺的岗位");
        }
        if (grants.everHeld().contains(role)) {
            throw new Refusal("这个岗位曾有人担任，接任的人由两名管理员签字：系统管理员提出授权，另一名管理员确认。");
        }
        next.addFlashAttribute("link", Links.address(inviting.post(role, Visitor.now())));
        next.addFlashAttribute("post", role);
        return "redirect:/posts";
    }

    /** 三员页. */
    record PostsPage(Set<Role> filled, Set<Role> everFilled) {

        List<Role> posts() {
            return List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);
        }
    }
}
