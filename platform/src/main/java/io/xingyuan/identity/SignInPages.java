package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AskedPage;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Open
class SignInPages {

    private final Installation installation;
    private final Accounts accounts;
    private final Grants grants;
    private final SigningIn signingIn;
    private final ObjectProvider<OutsideProvider> outside;

    SignInPages(
            Installation installation,
            Accounts accounts,
            Grants grants,
            SigningIn signingIn,
            ObjectProvider<OutsideProvider> outside) {
        this.outside = outside;
        this.installation = installation;
        this.accounts = accounts;
        this.grants = grants;
        this.signingIn = signingIn;
    }

    @GetMapping("/sign-in")
    String page(HttpServletRequest request, Model model) {
        List<SignInPage.Card> cards = installation.demo() ? cards() : List.of();
        Map<String, SignInPage.Notice> notices = notices();
        SignInPage.Notice notice = notices.keySet().stream()
                .filter(each -> request.getParameter(each) != null)
                .findFirst()
                .map(notices::get)
                .orElse(SignInPage.Notice.NONE);
        model.addAttribute("page", new SignInPage(notice.text(), notice.kind(), cards));
        outside.ifAvailable(provider -> model.addAttribute("outside", provider));
        return "identity/sign-in";
    }

    private static Map<String, SignInPage.Notice> notices() {
        return Map.of(
                "away", new SignInPage.Notice("bad", t("统一身份系统现在连不上，请过几分钟再试，或者用登录名和口令登录。")),
                "outside", new SignInPage.Notice("bad", t("统一身份登录没有成功，请再试一次；仍不行时请联系系统管理员。")),
                "stranger", new SignInPage.Notice("bad", t("统一身份已确认您是谁，但您在这里还没有账号，或者邮箱没有登记。请联系园区的系统管理员。")),
                "wrong", new SignInPage.Notice("bad", t("登录名或口令不对，或者连续失败被暂时锁定。请核对后重新填写，多次失败请过 15 分钟再试。")),
                "busy", new SignInPage.Notice("bad", t("这个网络地址失败的次数太多，请过 15 分钟再试，或换用您常用的浏览器。")),
                "closed", new SignInPage.Notice("bad", t("这个账号已停用。如需启用，请联系园区的系统管理员。")),
                "dormant", new SignInPage.Notice("bad", t("这个账号长期未登录，已暂停使用。请联系园区的系统管理员重新启用。")),
                "late", new SignInPage.Notice("near", t("等待时间太长，请重新登录。")),
                "expired", new SignInPage.Notice("near", t("登录已过期，请重新登录。")),
                "left", new SignInPage.Notice("ok", t("您已退出登录。")));
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        return "redirect:" + next(signingIn.attempt(name, password, request, response), request, response, next);
    }

    @GetMapping("/sign-in/code")
    String code() {
        return "identity/sign-in-code";
    }

    @PostMapping("/sign-in/code")
    Object code(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        SigningIn.Outcome outcome = signingIn.code(code, request, response);
        return switch (outcome) {
            case WRONG ->
                FormErrors.at("code", t("验证码不对、过了 30 秒、已经用过，或者连续失败被暂时锁定。请等下一个验证码出现后再填。"))
                        .show("identity/sign-in-code", "");
            case CLOSED -> "redirect:/sign-in?late";
            default -> "redirect:" + next(outcome, request, response, next);
        };
    }

    private String next(
            SigningIn.Outcome outcome,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (outcome) {
            case ENTERED -> {
                if (request.getAttribute(SigningIn.BEFORE) instanceof Standing before) {
                    tell(before, next);
                }
                yield AskedPage.take(request, response);
            }
            case CODE_ASKED -> "/sign-in/code";
            case WRONG -> "/sign-in?wrong";
            case BUSY -> "/sign-in?busy";
            case CLOSED -> "/sign-in?closed";
            case DORMANT -> "/sign-in?dormant";
        };
    }

    /** What happened around this account since its person was last here. */
    private static void tell(Standing before, RedirectAttributes next) {
        if (before.failures() > 0) {
            Flash.warn(
                    next,
                    t(
                            "上次登录之后有 {0} 次失败的登录尝试，最近一次在 {1}，来自 {2}。如果不是您本人，请修改口令并告诉系统管理员。",
                            before.failures(), Standing.time(before.lastFailureAt()), before.lastFailureAddress()));
        } else if (before.lastEntryAt() != null) {
            Flash.done(
                    next,
                    t(
                            "上次登录：{0}，{1}。",
                            Standing.time(before.lastEntryAt()),
                            before.lastEntry().address()));
        }
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
