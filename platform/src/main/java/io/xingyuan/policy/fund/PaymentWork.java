package io.xingyuan.policy.fund;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 拨付经办: what finance and approvers do with payments on their pages. */
@Component
class PaymentWork {

    private final Budgets budgets;
    private final Payments payments;
    private final Disbursing disbursing;
    private final Once once;
    private final Audit audit;

    PaymentWork(Budgets budgets, Payments payments, Disbursing disbursing, Once once, Audit audit) {
        this.audit = audit;
        this.budgets = budgets;
        this.payments = payments;
        this.disbursing = disbursing;
        this.once = once;
    }

    /** Gives the sentence that says which were taken and which not. */
    @Transactional
    public String register(RegisterForm form, List<Reservation> wanted) {
        return once.run(
                        "register",
                        form.key(),
                        form,
                        () -> disbursing.reserveInOrder(wanted).message())
                .result();
    }

    /** What was taken out of a batch may be gathered again. */
    @Transactional
    public void resume(PaymentId id) {
        Payment payment = payments.lock(id);
        if (!payments.setAside(id, "")) {
            throw new Refusal("拨付单 {0} 没有移出批次，不用恢复。", payment.number());
        }
        audit.record(
                "恢复编批",
                "拨付单",
                id,
                payment.number() + " " + payment.enterpriseName(),
                List.of(FieldChange.of("移出原因", payment.setAside(), null)));
    }

    /** By another person than the one who reserved, and only what no case decides. */
    @Transactional
    public void approve(PaymentId id, long fen, String reason, String key) {
        Payment payment = payments.get(id);
        if (payment.maker().equals(Visitor.now().account())) {
            throw new Refusal("经办人不能核定自己登记的拨付单，请由另一人核定。");
        }
        if (!payment.caseId().isEmpty()) {
            throw new Refusal("这笔拨付由事项办理，请在事项里核定。");
        }
        budgets.commit(id, fen, reason, key);
    }
}
