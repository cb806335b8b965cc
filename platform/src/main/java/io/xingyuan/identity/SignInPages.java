package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
@Open
class SignInPages {

    private final Installation installation;
    private final Accounts accounts;
    private final SigningIn signingIn;

    SignInPages(Installation installation, Accounts accounts, SigningIn signingIn) {
        this.installation = installation;
        this.accounts = accounts;
        this.signingIn = signingIn;
    }

    @GetMapping("/sign-in")
    String page(HttpServletRequest request, Model model) {
        List<SignInPage.Card> roles = installation.demo()
                ? accounts.ofDemo().stream().map(SignInPages::card).toList()
                : List.of();
        model.addAttribute(
                "page",
                request.getParameter("wrong") != null
                        ? new SignInPage(t("登录名或口令不对，请重新填写。"), "bad", roles)
                        : request.getParameter("expired") != null
                                ? new SignInPage(t("登录已过期，请重新登录。"), "near", roles)
                                : request.getParameter("left") != null
                                        ? new SignInPage(t("您已退出登录。"), "ok", roles)
                                        : new SignInPage("", "", roles));
        return "identity/sign-in";
    }

    /** The demo only: takes a role without a password. */
    @PostMapping("/sign-in/as/{account}")
    String as(@PathVariable UUID account, HttpServletRequest request, HttpServletResponse response) {
        if (!installation.demo()) {
            throw new NotFound("页面");
        }
        signingIn.enter(
                accounts.byId(account).filter(Account::demo).orElseThrow(() -> new NotFound("账号")), request, response);
        return "redirect:/";
    }

    private static SignInPage.Card card(Account account) {
        boolean ofEnterprise = account.role().ofEnterprise();
        return new SignInPage.Card(
                account.id().toString(),
                ofEnterprise ? account.organisation() : t(account.role().label()),
                ofEnterprise ? t("{0} · {1}", t(account.role().label()), account.name()) : account.name(),
                icon(account.role()),
                what(account.role()));
    }

    private static String icon(Role role) {
        return switch (role) {
            case LEADER -> "chart-bar";
            case POLICY_OFFICER -> "books";
            case SERVICE_SPECIALIST -> "headset";
            case SYSTEM_ADMINISTRATOR -> "settings";
            default -> "building-factory-2";
        };
    }

    private static String what(Role role) {
        return switch (role) {
            case LEADER -> t("看全局：企业、政策和资金的数字");
            case POLICY_OFFICER -> t("管政策库，为政策找企业");
            case SERVICE_SPECIALIST -> t("服务企业，补齐企业数据");
            default -> t("给本企业做政策体检");
        };
    }
}
