package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two administrators help somebody who lost both authenticator and recovery codes. */
@Controller
@AllowedTo(groups = Role.Group.ADMINISTRATORS)
class CodeResetPages {

    private static final int LONGEST_REASON = 200;

    private final CodeResetting resetting;
    private final Accounts accounts;

    CodeResetPages(CodeResetting resetting, Accounts accounts) {
        this.resetting = resetting;
        this.accounts = accounts;
    }

    @PostMapping("/accounts/{id}/code-reset")
    String propose(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
        Account account = accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal("请填写理由，最多 200 个字。");
        }
        resetting.propose(account, reason.strip(), Visitor.now());
        Flash.done(next, t("已申请，等另一位管理员在“授权确认”页确认。"));
        return "redirect:/accounts/" + id;
    }

    @FreshSignIn
    @PostMapping("/code-resets/{id}/confirm")
    String confirm(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        Account account = resetting.confirm(id, version, Visitor.now());
        Flash.done(next, t("已重置 {0} 的动态口令，其登录已全部结束。", account.name()));
        return "redirect:/accounts/" + account.id();
    }

    @PostMapping("/code-resets/{id}/refuse")
    String refuse(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        Account account = resetting.refuse(id, version, Visitor.now());
        Flash.done(next, t("重置申请已退回。"));
        return "redirect:/accounts/" + account.id();
    }
}
