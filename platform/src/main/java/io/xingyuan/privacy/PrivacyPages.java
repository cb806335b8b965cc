package io.xingyuan.privacy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.privacy.DataRequest.Kind;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import io.xingyuan.web.Texts;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notice for everybody; for who is signed in, whatever their role: consent, the own data, requests about it. */
@Controller
@Open
class PrivacyPages {

    private static final int LONGEST = 1000;

    private final Operator operator;
    private final Consents consents;
    private final OwnData data;
    private final DataRequests requests;

    PrivacyPages(Operator operator, Consents consents, OwnData data, DataRequests requests) {
        this.operator = operator;
        this.consents = consents;
        this.data = data;
        this.requests = requests;
    }

    @GetMapping("/privacy")
    String notice(Model model) {
        model.addAttribute("page", new NoticePage(operator.notice(Texts.english()), false));
        return "privacy/notice";
    }

    @GetMapping("/privacy/consent")
    String consent(Model model) {
        if (consents.stands(account())) {
            return "redirect:/";
        }
        model.addAttribute("page", new NoticePage(operator.notice(Texts.english()), true));
        return "privacy/notice";
    }

    @PostMapping("/privacy/consent")
    String give(HttpServletRequest request) {
        consents.give(account(), Visitor.now().name(), String.valueOf(request.getRemoteAddr()));
        return "redirect:/";
    }

    @PostMapping("/privacy/withdraw")
    String withdraw(RedirectAttributes next) {
        consents.withdraw(account(), Visitor.now().name());
        Flash.done(next, t("已撤回同意。再次使用前需要重新同意；要清除个人信息，请提出删除请求。"));
        return "redirect:/privacy/own";
    }

    @GetMapping("/privacy/own")
    String own(Model model) {
        model.addAttribute("page", new OwnDataPage(data.shown(account()), consents.stands(account()), "", ""));
        return "privacy/own";
    }

    @Costly
    @PostMapping("/privacy/own/export")
    ResponseEntity<byte[]> export() {
        byte[] file = data.export(account(), Visitor.now().name());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("personal-data.json")
                                .build()
                                .toString())
                .body(file);
    }

    @PostMapping("/privacy/requests")
    Object ask(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String wish,
            RedirectAttributes next) {
        String typed = wish.replace("\0", "").strip();
        var chosen = Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst();
        String wrong = chosen.isEmpty()
                ? "kind"
                : typed.length() > LONGEST || (typed.isEmpty() && chosen.get() == Kind.CORRECTION) ? "wish" : "";
        if (!wrong.isEmpty()) {
            String message = wrong.equals("kind") ? t("请选择要办的事。") : t("请写明哪里不对、应改成什么，最多 1000 字。");
            return FormErrors.at(wrong, message)
                    .show("privacy/own", "")
                    .addObject("page", new OwnDataPage(data.shown(account()), consents.stands(account()), kind, typed));
        }
        requests.ask(account(), Visitor.now().name(), chosen.orElseThrow(), typed);
        Flash.done(next, t("请求已提出，我们在十五个工作日内答复。"));
        return "redirect:/privacy/own";
    }

    private static UUID account() {
        Visitor visitor = Visitor.now();
        if (!visitor.signedIn()) {
            throw new AccessDeniedException("nobody signed in");
        }
        return UUID.fromString(visitor.account());
    }
}
