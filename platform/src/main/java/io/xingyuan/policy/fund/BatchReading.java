package io.xingyuan.policy.fund;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 批次查阅: gathers what the page of a batch and the bank's file show. */
@Component
class BatchReading {

    private final Batches batches;
    private final Payments payments;
    private final BankAccounts accounts;
    private final PoolNames names;

    BatchReading(Batches batches, Payments payments, BankAccounts accounts, PoolNames names) {
        this.batches = batches;
        this.payments = payments;
        this.accounts = accounts;
        this.names = names;
    }

    /** 资金池名称. */
    @Component
    static class PoolNames {

        private final Pools pools;
        private final When when;
        private final Enterprises enterprises;

        PoolNames(Pools pools, When when, Enterprises enterprises) {
            this.enterprises = enterprises;
            this.pools = pools;
            this.when = when;
        }

        /** Whether whom it is for has gone meanwhile. */
        boolean archived(Payment payment) {
            return enterprises
                    .find(payment.enterprise())
                    .map(EnterpriseSummary::archived)
                    .orElse(true);
        }

        Pool pool(PoolId id) {
            return pools.get(id);
        }
    }

    /** A batch holds payments of all parks: for those whose role covers all of them. */
    void mustSeeAll() {
        if (!Visitor.now().scope().everywhere()) {
            throw new NotFound("批次");
        }
    }

    BatchPage page(UUID id) {
        Batch batch = batches.get(id);
        List<BatchPage.Line> lines = payments(batch).stream()
                .map(payment -> new BatchPage.Line(payment, account(payment), names.archived(payment)))
                .toList();
        return new BatchPage(batch, names.pool(batch.pool()), lines, batches.answers(id), Visitor.now(), names.when);
    }

    BatchChoice choice(PoolId pool, String title, List<Payment> waiting) {
        return new BatchChoice(
                names.pool(pool),
                title,
                waiting.stream()
                        .map(payment -> new BatchPage.Line(
                                payment, accounts.current(payment.enterprise()), names.archived(payment)))
                        .toList());
    }

    BankFile file(Batch batch) {
        return new BankFile(
                batch,
                payments(batch).stream()
                        .map(payment ->
                                new BankFile.Line(payment, account(payment).orElseThrow(() -> new NotFound("收款账户"))))
                        .toList());
    }

    /** Once it was sent to the bank, as it was sent. */
    private List<Payment> payments(Batch batch) {
        return batch.status().atBank() ? payments.sent(batch.id()) : payments.ofBatch(batch.id());
    }

    private Optional<BankAccount> account(Payment payment) {
        return payment.account() == null ? Optional.empty() : accounts.find(payment.account());
    }
}
