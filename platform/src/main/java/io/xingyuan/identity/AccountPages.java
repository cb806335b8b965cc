package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accounts, for the three administrators: all of them look, the system administrator acts. */
@Controller
@AllowedTo(groups = Role.Group.ADMINISTRATORS)
class AccountPages {

    private final Accounts accounts;
    private final Grants grants;
    private final AccountKeeping keeping;
    private final Inviting inviting;
    private final CodeGenerators generators;
    private final CodeResets resets;

    AccountPages(
            Accounts accounts,
            Grants grants,
            AccountKeeping keeping,
            Inviting inviting,
            CodeGenerators generators,
            CodeResets resets) {
        this.generators = generators;
        this.resets = resets;
        this.accounts = accounts;
        this.grants = grants;
        this.keeping = keeping;
        this.inviting = inviting;
    }

    @GetMapping("/accounts")
    String list(AccountQuery query, Paging paging, Model model) {
        model.addAttribute(
                "page", new AccountsPage(accounts.list(query, paging), query, GrantChoices.roleChoices(), mayAct()));
        return "identity/accounts";
    }

    /** The same rows as the list, all pages. */
    @Costly
    @AuditedRead(value = "导出账号清单", kind = "账号")
    @GetMapping("/accounts/export.xlsx")
    void export(AccountQuery query, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(t("账号") + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        List<String> head = List.of(t("姓名"), t("登录名"), t("单位"), t("角色"), t("状态"));
        try (Export export = new Export(response.getOutputStream(), t("账号"), head)) {
            for (AccountRow row : accounts.all(query)) {
                export.row(List.of(
                        row.account().name(),
                        row.account().signInName(),
                        row.account().organisationName(),
                        roles(row),
                        row.account().disabled() ? t("已停用") : t("已启用")));
            }
        }
    }

    @GetMapping("/accounts/{id}")
    String detail(@PathVariable UUID id, Model model) {
        Account account = accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
        model.addAttribute("page", page(account));
        return "identity/account";
    }

    @PostMapping("/accounts/{id}/close")
    @AllowedTo(Role.SYSTEM_ADMINISTRATOR)
    String close(@PathVariable UUID id, RedirectAttributes next) {
        Account account = keeping.close(id, Visitor.now().account());
        Flash.done(next, t("已停用 {0}，其登录立即失效。", account.name()));
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/reopen")
    @AllowedTo(Role.SYSTEM_ADMINISTRATOR)
    String reopen(@PathVariable UUID id, RedirectAttributes next) {
        Account account = keeping.reopen(id);
        Flash.done(next, t("已启用 {0}。", account.name()));
        return "redirect:/accounts/" + id;
    }

    /** A link with which the holder sets the password. */
    @PostMapping("/accounts/{id}/link")
    @AllowedTo(Role.SYSTEM_ADMINISTRATOR)
    String link(@PathVariable UUID id, RedirectAttributes next) {
        Account account = accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
        next.addFlashAttribute("link", Links.address(inviting.holder(account, Visitor.now())));
        return "redirect:/accounts/" + id;
    }

    private AccountPage page(Account account) {
        return new AccountPage(
                account,
                grants.ofAccount(account.id()),
                generators.confirmed(account.id()),
                resets.waiting(account.id()).orElse(null),
                grants.securityVacant(),
                grants.today(),
                Visitor.now());
    }

    private static boolean mayAct() {
        return Visitor.now().role() == Role.SYSTEM_ADMINISTRATOR;
    }

    static String roles(AccountRow row) {
        return row.roles().stream().map(role -> t(role.label())).collect(Collectors.joining(t("、")));
    }
}
