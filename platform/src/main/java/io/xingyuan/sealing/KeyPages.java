package io.xingyuan.sealing;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The keys of the encrypted fields, for the system administrator; never the keys themselves. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class KeyPages {

    private final KeyRing ring;
    private final Resealing resealing;
    private final Clock clock;

    KeyPages(KeyRing ring, Resealing resealing, Clock clock) {
        this.ring = ring;
        this.resealing = resealing;
        this.clock = clock;
    }

    @GetMapping("/keys")
    String keys(Model model) {
        model.addAttribute("page", KeysPage.of(ring, resealing.counts(), clock.getZone()));
        return "sealing/keys";
    }

    @PostMapping("/keys/rotate")
    String rotate(RedirectAttributes next) {
        RingKey added = resealing.rotate(ring.newest().cipher());
        Flash.done(next, t("已启用新密钥 {0}，原有号码正在后台换用。", added.id()));
        return "redirect:/keys";
    }
}
