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
    private final Grants grants;
    private final SigningIn signingIn;

    SignInPages(Installation installation, Accounts accounts, Grants grants, SigningIn signingIn) {
        this.installation = installation;
        this.accounts = accounts;
        this.grants = grants;
        this.signingIn = signingIn;
    }

    @GetMapping("/sign-in")
    String page(HttpServletRequest request, Model model) {
        List<SignInPage.Card> cards = installation.demo() ? cards() : List.of();
        model.addAttribute(
                "page",
                request.getParameter("wrong") != null
                        ? new SignInPage(t("登录名或口令不对，请重新填写。"), "bad", cards)
                        : request.getParameter("expired") != null
                                ? new SignInPage(t("登录已过期，请重新登录。"), "near", cards)
                                : request.getParameter("left") != null
                                        ? new SignInPage(t("您已退出登录。"), "ok", cards)
                                        : new SignInPage("", "", cards));
        return "identity/sign-in";
    }

    private List<SignInPage.Card> cards() {
        return accounts.ofDemo().stream()
                .flatMap(account -> grants.standing(account.id()).stream()
                        .limit(1)
                        .map(first -> card(account, first, grants.standing(account.id()))))
                .toList();
    }

    /** The demo only: takes a role without a password. */
    @PostMapping("/sign-in/as/{account}")
    String as(@PathVariable UUID account, HttpServletRequest request, HttpServletResponse response) {
        if (!installation.demo()) {
            throw new NotFound("页面");
        }
        signingIn.enter(
                accounts.ofDemo().stream()
                        .filter(each -> each.id().equals(account))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("账号")),
                request,
                response);
        return "redirect:/";
    }

    private static SignInPage.Card card(Account account, Capacity first, List<Capacity> all) {
        boolean ofEnterprise = first.role().ofEnterprise();
        String role = t(first.role().label());
        return new SignInPage.Card(
                account.id().toString(),
                ofEnterprise && all.size() == 1 ? first.organisationName() : all.size() > 1 ? t("代办多家企业") : role,
                ofEnterprise ? t("{0} · {1}", role, account.name()) : account.name(),
                icon(first.role()),
                all.size() > 1 ? t("代表 {0} 家企业，在右上角切换", all.size()) : t(Duty.of(first.role())));
    }

    private static String icon(Role role) {
        return switch (role) {
            case LEADER -> "chart-bar";
            case POLICY_OFFICER -> "books";
            case SERVICE_SPECIALIST -> "headset";
            case SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR -> "settings";
            case ENTERPRISE_ADMINISTRATOR, ENTERPRISE_MEMBER -> "building-factory-2";
            default -> "user";
        };
    }
}
