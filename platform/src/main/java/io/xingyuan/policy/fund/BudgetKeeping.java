package io.xingyuan.policy.fund;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 资金池管理: opens pools and changes how much they hold. */
@Component
class BudgetKeeping {

    private static final String KIND = "资金池";

    private final Pools pools;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    BudgetKeeping(Pools pools, Once once, Audit audit, Clock clock) {
        this.pools = pools;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PoolId open(PoolForm form) {
        return new PoolId(java.util.UUID.fromString(
                once.run("open", form.key(), form, () -> opened(form, false)).result()));
    }

    String opened(PoolForm form, boolean demo) {
        PoolId id = new PoolId(Ids.next(clock));
        pools.insert(id, form, demo);
        long fen = Wan.fen(form.amount());
        pools.post(new Voucher(id, BudgetAccount.FREE, BudgetAccount.GRANTED, fen, "下达", null, form.document()));
        audit.record(
                "建立资金池",
                KIND,
                id,
                form.name(),
                List.of(
                        FieldChange.of("预算年度", null, form.year()),
                        FieldChange.of("资金来源", null, form.source()),
                        FieldChange.of("文号", null, form.document()),
                        FieldChange.of("金额（元）", null, Wan.yuan(fen))));
        return id.toString();
    }

    /** Does one of the acts that change a pool; once per key. */
    @Transactional
    public void change(PoolId id, PoolAct act, PoolActForm form) {
        once.run(act.name(), form.key(), List.of(id, form), () -> {
            Pool pool = pools.get(id);
            long fen = Wan.fen(form.amount());
            boolean done = act == PoolAct.TRANSFER
                    ? pools.transfer(id, form.target(pools), fen, form.reason())
                    : pools.post(new Voucher(id, act.debit(), act.credit(), fen, act.label(), null, form.reason()));
            if (!done) {
                Pool now = pools.get(id);
                throw new Refusal(
                        "资金池“{0}”{1}只有 {2} 万元，不足以{3} {4} 万元。",
                        now.name(),
                        act.source().label(),
                        Wan.figure(now.fen(act.source())),
                        act.label(),
                        Wan.figure(fen));
            }
            audit.record(
                    act.label() + "资金",
                    KIND,
                    id,
                    pool.name(),
                    List.of(FieldChange.of("金额（元）", null, Wan.yuan(fen)), FieldChange.of("依据", null, form.reason())));
            return "";
        });
    }
}
