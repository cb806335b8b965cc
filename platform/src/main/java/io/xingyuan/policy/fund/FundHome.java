package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Amounts;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** First page of those who handle money: what waits for approval, for a batch, for a check, and what there is. */
@Component
class FundHome implements HomeContent {

    private static final int ORDER = 15;

    private final Payments payments;
    private final Batches batches;
    private final Tiering tiering;
    private final Pools pools;

    FundHome(Payments payments, Batches batches, Tiering tiering, Pools pools) {
        this.payments = payments;
        this.batches = batches;
        this.tiering = tiering;
        this.pools = pools;
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        List<Task> tasks = new ArrayList<>();
        if (visitor.role() == Role.POLICY_APPROVER) {
            add(tasks, payments(PaymentStatus.RESERVED, visitor), "核定 {0} 笔拨付", "/fund/payments?status=RESERVED");
            add(tasks, batches(Batch.Status.SUBMITTED, visitor), "复核 {0} 个拨付批次", "/fund/batches");
            add(tasks, tiering.untiered(visitor.scope()).size(), "补记 {0} 笔兑现的档次", "/fund/tiers");
        }
        if (visitor.role() == Role.FINANCE_OFFICER) {
            add(tasks, payments(PaymentStatus.COMMITTED, visitor), "把 {0} 笔待拨付编入批次", "/fund/payments?status=COMMITTED");
            add(tasks, batches(Batch.Status.CHECKED, visitor), "{0} 个批次等银行回单", "/fund/batches");
        }
        return tasks;
    }

    @Override
    public List<Card> cards(Visitor visitor) {
        if (!Role.Group.POLICY_STAFF.has(visitor.role())) {
            return List.of();
        }
        var page = new PoolsPage(pools.all(), false);
        return page.pools().isEmpty()
                ? List.of()
                : List.of(card(BudgetAccount.FREE, page, ORDER), card(BudgetAccount.PAID, page, ORDER + 1));
    }

    private static Card card(BudgetAccount account, PoolsPage page, int order) {
        long fen = page.fen(account);
        return new Card(
                account == BudgetAccount.FREE ? t("资金池可用") : t(account.label()),
                Amounts.figure(fen),
                Amounts.unit(fen),
                t("{0} 个资金池", page.pools().size()),
                "/fund",
                "",
                order);
    }

    private long payments(PaymentStatus status, Visitor visitor) {
        return payments.sum(PaymentFilter.of(status), visitor.scope()).number();
    }

    private long batches(Batch.Status status, Visitor visitor) {
        return visitor.scope().everywhere() ? batches.waiting(status) : 0;
    }

    private static void add(List<Task> tasks, long number, String title, String path) {
        if (number > 0) {
            tasks.add(new Task(t(title, number), "", path, null, null));
        }
    }
}
