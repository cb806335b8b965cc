package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What an enterprise's people see of its own money: each payment with its steps, and the account that it goes to. */
@Controller
@AllowedTo(groups = Role.Group.ENTERPRISE)
class OwnPaymentPages {

    private final Payments payments;
    private final BankAccounts accounts;
    private final When when;

    OwnPaymentPages(Payments payments, BankAccounts accounts, When when) {
        this.payments = payments;
        this.accounts = accounts;
        this.when = when;
    }

    @GetMapping("/fund/own")
    String show(Model model) {
        Visitor visitor = Visitor.now();
        EnterpriseId own = visitor.enterprise();
        if (own == null) {
            throw new NotFound("企业");
        }
        List<OwnPaymentsPage.Line> lines = payments.ofEnterprise(own).stream()
                .map(payment -> new OwnPaymentsPage.Line(payment, payments.steps(payment.id())))
                .toList();
        model.addAttribute(
                "page",
                new OwnPaymentsPage(
                        own, lines, accounts.current(own), visitor.role() == Role.ENTERPRISE_ADMINISTRATOR, when));
        return "policy/fund/own";
    }
}
