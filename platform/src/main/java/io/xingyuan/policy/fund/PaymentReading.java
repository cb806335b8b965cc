package io.xingyuan.policy.fund;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 拨付查阅: gathers what the page of a payment shows. */
@Component
class PaymentReading {

    private final Payments payments;
    private final Pools pools;
    private final BankAccounts accounts;
    private final When when;

    PaymentReading(Payments payments, Pools pools, BankAccounts accounts, When when) {
        this.payments = payments;
        this.pools = pools;
        this.accounts = accounts;
        this.when = when;
    }

    When when() {
        return when;
    }

    List<Choice> pools() {
        return pools.all().stream()
                .map(pool -> new Choice(pool.id().toString(), pool.year() + " " + pool.name()))
                .toList();
    }

    PaymentPage page(Payment payment) {
        return new PaymentPage(
                payment,
                pools.get(payment.pool()),
                payments.steps(payment.id()),
                account(payment),
                Visitor.now().role(),
                when);
    }

    /** Where it went, or would go today. */
    Optional<BankAccount> account(Payment payment) {
        return payment.account() == null ? accounts.current(payment.enterprise()) : accounts.find(payment.account());
    }
}
