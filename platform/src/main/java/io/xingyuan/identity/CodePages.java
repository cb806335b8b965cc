package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.secret.CodeSecret;
import io.xingyuan.identity.secret.QrCode;
import io.xingyuan.identity.secret.RecoveryCode;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Cookies;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own authenticator and recovery codes. */
@Controller
@Open
class CodePages {

    private static final String HOUSE = "杏园";
    private static final String CODES = "recoveryCodes";

    private final Myself myself;
    private final Codes codes;
    private final CodeGenerators generators;
    private final PasswordCheck check;
    private final Obligations obligations;

    CodePages(Myself myself, Codes codes, CodeGenerators generators, PasswordCheck check, Obligations obligations) {
        this.obligations = obligations;
        this.myself = myself;
        this.codes = codes;
        this.generators = generators;
        this.check = check;
    }

    @FreshSignIn
    @GetMapping("/own/code")
    String page(Model model) {
        model.addAttribute("page", page(myself.account()));
        return "identity/code";
    }

    @FreshSignIn
    @PostMapping("/own/code/begin")
    String begin() {
        codes.begin(myself.account());
        return "redirect:/own/code";
    }

    @FreshSignIn
    @PostMapping("/own/code")
    Object confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request, RedirectAttributes next) {
        Account account = myself.account();
        Place place = Place.of(request);
        String counter = "code:"
                + check.counter(account.signInName(), Optional.of(account), Cookies.get(request, SigningIn.DEVICE));
        List<RecoveryCode> recovery = check.allowed(counter) ? codes.confirm(account, code, place) : List.of();
        if (recovery.isEmpty()) {
            return FormErrors.at("code", t("验证码不对：请核对手机的时间是否准确，等下一个验证码出现后再填。"))
                    .show("identity/code", "")
                    .addObject("page", page(account));
        }
        check.forget(counter);
        return show(recovery, t("动态口令已启用，以后登录时填写。"), next);
    }

    @FreshSignIn
    @PostMapping("/own/code/recovery")
    String renew(HttpServletRequest request, RedirectAttributes next) {
        Account account = myself.account();
        if (!generators.confirmed(account.id())) {
            throw new Refusal("请先启用动态口令。");
        }
        return show(codes.renew(account, Place.of(request)), t("旧的恢复码已全部作废。"), next);
    }

    /** Shows the codes this once. */
    @GetMapping("/own/code/recovery")
    String recovery(Model model) {
        if (!model.containsAttribute(CODES)) {
            throw new NotFound("恢复码");
        }
        model.addAttribute("account", myself.account());
        return "identity/recovery-codes";
    }

    @FreshSignIn
    @PostMapping("/own/code/remove")
    String remove(HttpServletRequest request, RedirectAttributes next) {
        Account account = myself.account();
        if (obligations.mustUseCodes(account)) {
            throw new Refusal("按登录规则必须使用动态口令，不能停用。");
        }
        codes.remove(account, Place.of(request));
        Flash.done(next, t("动态口令已停用。"));
        return "redirect:/own";
    }

    private static String show(List<RecoveryCode> codes, String text, RedirectAttributes next) {
        next.addFlashAttribute(CODES, codes.stream().map(RecoveryCode::text).toList());
        Flash.done(next, text);
        return "redirect:/own/code/recovery";
    }

    private CodePage page(Account account) {
        Optional<CodeGenerators.Generator> generator = generators.of(account.id());
        boolean confirmed = generators.confirmed(account.id());
        boolean must = obligations.mustUseCodes(account);
        return generator
                .filter(each -> !confirmed)
                .map(CodeGenerators.Generator::secret)
                .map(secret -> new CodePage(must, false, qr(secret, account), secret.grouped(), 0))
                .orElseGet(() -> new CodePage(must, confirmed, null, "", generators.recoveryCodesLeft(account.id())));
    }

    private static QrCode qr(CodeSecret secret, Account account) {
        return QrCode.of(secret.address(HOUSE, account.signInName()));
    }
}
