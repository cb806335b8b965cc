package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Back;
import io.xingyuan.web.Cookies;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks somebody who is signed in once more who they are. */
@Controller
@Open
class AgainPages {

    private final Myself myself;
    private final PasswordCheck passwords;
    private final SigningIn signingIn;
    private final SignInBook book;

    AgainPages(Myself myself, PasswordCheck passwords, SigningIn signingIn, SignInBook book) {
        this.myself = myself;
        this.passwords = passwords;
        this.signingIn = signingIn;
        this.book = book;
    }

    @GetMapping("/sign-in/again")
    String page(@RequestParam(defaultValue = "/") String back, Model model) {
        model.addAttribute("back", Back.to(back));
        model.addAttribute("password", myself.account().password() != null);
        return "identity/sign-in-again";
    }

    @PostMapping("/sign-in/again")
    Object prove(
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(defaultValue = "") String proof,
            HttpServletRequest request) {
        Account account = myself.account();
        if (!proves(account, proof.strip(), request)) {
            return FormErrors.at("proof", t("不对，或者连续失败被暂时锁定。"))
                    .show("identity/sign-in-again", "")
                    .addObject("password", account.password() != null)
                    .addObject("back", Back.to(back));
        }
        myself.session().ifPresent(book::proved);
        return "redirect:" + Back.to(back);
    }

    private boolean proves(Account account, String proof, HttpServletRequest request) {
        Place place = Place.of(request);
        Optional<String> device = Cookies.get(request, SigningIn.DEVICE);
        boolean byCode = proof.matches("\\d{6}") || account.password() == null;
        return byCode
                ? signingIn.proves(account, proof, place, device)
                : passwords.proves(account, proof, place, device);
    }
}
