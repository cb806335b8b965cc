package io.xingyuan.policy.fund;

import static io.xingyuan.kernel.Role.ENTERPRISE_ADMINISTRATOR;
import static io.xingyuan.kernel.Role.FINANCE_OFFICER;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.sealing.Disclosures;
import io.xingyuan.sealing.PersonalField;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bank account of one enterprise: entered by itself or by finance, shown masked, in full on record. */
@Controller
@AllowedTo({FINANCE_OFFICER, ENTERPRISE_ADMINISTRATOR})
class BankAccountPages {

    private static final String VIEW = "policy/fund/account";

    private final BankAccounts accounts;
    private final Enterprises enterprises;
    private final Disclosures disclosures;

    BankAccountPages(BankAccounts accounts, Enterprises enterprises, Disclosures disclosures) {
        this.accounts = accounts;
        this.enterprises = enterprises;
        this.disclosures = disclosures;
    }

    @FreshSignIn
    @GetMapping("/fund/accounts/{enterprise}")
    ModelAndView show(@PathVariable String enterprise) {
        EnterpriseSummary owner = visible(enterprise);
        return new ModelAndView(VIEW)
                .addObject("form", new BankAccountForm(owner.name(), "", "", ""))
                .addObject("page", page(owner, false));
    }

    @FreshSignIn
    @PostMapping("/fund/accounts/{enterprise}")
    Object enter(
            @PathVariable String enterprise,
            @Valid @ModelAttribute("form") BankAccountForm form,
            BindingResult binding,
            RedirectAttributes next) {
        EnterpriseSummary owner = visible(enterprise);
        if (binding.hasErrors()) {
            return FormErrors.of(binding).show(VIEW, form).addObject("page", page(owner, false));
        }
        accounts.enter(owner.id(), owner.name(), form);
        Flash.done(next, t("收款账户已保存，之后编入批次的拨付单付到这个账户。"));
        return "redirect:/fund/accounts/" + owner.id();
    }

    @PostMapping("/fund/accounts/{enterprise}/disclose")
    ModelAndView disclose(@PathVariable String enterprise, HttpServletResponse response) {
        EnterpriseSummary owner = visible(enterprise);
        BankAccount account = accounts.current(owner.id()).orElseThrow(() -> new NotFound("收款账户"));
        disclosures.disclose(PersonalField.BANK_ACCOUNT, owner.id(), "收款账户", account.id(), owner.name());
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
        return new ModelAndView(VIEW)
                .addObject("form", new BankAccountForm(owner.name(), "", "", ""))
                .addObject("page", page(owner, true));
    }

    private BankAccountPage page(EnterpriseSummary owner, boolean whole) {
        return new BankAccountPage(owner, accounts.current(owner.id()), whole);
    }

    private EnterpriseSummary visible(String enterprise) {
        EnterpriseId id = EnterpriseId.of(enterprise);
        Visitor.now().mustSee(id);
        return enterprises.find(id).orElseThrow(() -> new NotFound("企业"));
    }
}
