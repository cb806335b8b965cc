package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Payments: the list, one of them with every step, and new ones line by line. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class PaymentPages {

    private static final String FORM = "policy/fund/register";

    private final Payments payments;
    private final PaymentWork work;
    private final RegisterLines lines;
    private final PaymentReading reading;

    PaymentPages(Payments payments, PaymentWork work, RegisterLines lines, PaymentReading reading) {
        this.payments = payments;
        this.work = work;
        this.lines = lines;
        this.reading = reading;
    }

    @GetMapping("/fund/payments")
    String list(PaymentFilter filter, Paging paging, Model model) {
        Scope scope = Visitor.now().scope();
        Payments.Sum sum = payments.sum(filter, scope);
        model.addAttribute(
                "page",
                new PaymentsPage(
                        filter,
                        new Listing<>(payments.page(filter, scope, paging), sum.number(), paging),
                        sum,
                        reading.pools(),
                        BudgetPages.keeps()));
        return "policy/fund/payments";
    }

    @GetMapping("/fund/payments/new")
    @AllowedTo(Role.FINANCE_OFFICER)
    ModelAndView form() {
        String year = String.valueOf(lastYear());
        return new ModelAndView(FORM)
                .addObject("form", new RegisterForm("", year, "", BudgetPages.key()))
                .addObject("pools", reading.pools());
    }

    @PostMapping("/fund/payments")
    @AllowedTo(Role.FINANCE_OFFICER)
    Object register(@Valid @ModelAttribute("form") RegisterForm form, BindingResult binding, RedirectAttributes next) {
        FormErrors errors = FormErrors.of(binding);
        List<Choice> pools = reading.pools();
        if (!errors.any() && pools.stream().noneMatch(pool -> pool.value().equals(form.pool()))) {
            errors = FormErrors.at("pool", t("请选择资金池。"));
        }
        if (!errors.any() && Integer.parseInt(form.year()) > lastYear()) {
            errors = FormErrors.at(
                    "year", t("兑现所属的是所依据数据的年度，{0} 年还没有结束，最晚填 {1}。", form.year(), String.valueOf(lastYear())));
        }
        if (!errors.any()) {
            RegisterLines.Read read = lines.read(form, Visitor.now());
            if (read.faults().isEmpty()) {
                try {
                    Flash.warn(next, work.register(form, read.reservations()));
                    return "redirect:/fund/payments?status=RESERVED&pool=" + form.pool();
                } catch (KeyReused reused) {
                    errors = FormErrors.at("", t(reused.getMessage()));
                }
            } else {
                errors = FormErrors.at("lines", String.join(" ", read.faults()));
            }
        }
        return errors.show(FORM, form).addObject("pools", pools);
    }

    /** The last one that is over: awards count for the year whose facts were looked at. */
    private int lastYear() {
        return reading.when().today().getYear() - 1;
    }

    @GetMapping("/fund/payments/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("page", reading.page(visible(id)));
        return "policy/fund/payment";
    }

    /** A payment in a park that the visitor does not answer for is not there. */
    private Payment visible(UUID id) {
        Payment payment = payments.get(new PaymentId(id));
        if (!Visitor.now().scope().covers(new ParkId(payment.park()))) {
            throw new NotFound("拨付单");
        }
        return payment;
    }
}
