package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.Batch.Status;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.policy.fund.Payments.With;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 批次办理: one person makes a batch, another checks it. */
@Component
class BatchWork {

    private static final String KIND = "拨付批次";

    private final Batches batches;
    private final Cargo cargo;
    private final Once once;
    private final Audit audit;

    BatchWork(Batches batches, Cargo cargo, Once once, Audit audit) {
        this.batches = batches;
        this.cargo = cargo;
        this.once = once;
        this.audit = audit;
    }

    /** 批内拨付单: the payments of batches, moved together. */
    @Component
    static class Cargo {

        private final Payments payments;
        private final Pools pools;
        private final BankAccounts accounts;
        private final Disbursing disbursing;

        Cargo(Payments payments, Pools pools, BankAccounts accounts, Disbursing disbursing) {
            this.payments = payments;
            this.pools = pools;
            this.accounts = accounts;
            this.disbursing = disbursing;
        }

        Pool pool(PoolId id) {
            return pools.get(id);
        }

        UUID nextId() {
            return payments.nextId();
        }

        List<Payment> waiting(PoolId pool) {
            return payments.waiting(pool);
        }

        /**
         * Gathers what waits; gives the names of those that have no bank account yet.
         *
         * @param chosen null for all
         */
        List<String> gather(PoolId pool, UUID batch, @Nullable Set<PaymentId> chosen) {
            List<String> without = new ArrayList<>();
            List<Payment> waiting = payments.lockWaiting(pool).stream()
                    .filter(payment -> chosen == null || chosen.contains(payment.id()))
                    .toList();
            if (chosen != null && waiting.size() < chosen.size()) {
                throw new Refusal("所选的拨付单里有的已经不在待拨付之列，请重新选择。");
            }
            for (Payment payment : waiting) {
                Optional<BankAccount> account = accounts.current(payment.enterprise());
                if (account.isEmpty()) {
                    without.add(payment.enterpriseName());
                } else {
                    disbursing.move(
                            payment.id(),
                            Move.GATHER,
                            new With(batch, account.get().id(), null, ""));
                }
            }
            return without;
        }

        void moveAll(UUID batch, Move move, String reason) {
            List<Payment> locked = payments.lockBatch(batch);
            if (move == Move.SEND) {
                nothingClaimed(locked);
            }
            for (Payment payment : locked) {
                if (move.from().contains(payment.status())) {
                    disbursing.move(payment.id(), move, With.reason(reason));
                }
            }
        }

        void send(UUID batch) {
            moveAll(batch, Move.SEND, "");
            payments.send(batch);
        }

        /** Out of the batch, and in no other until it is let in again. */
        void takeOut(UUID batch, PaymentId id, String reason) {
            Payment payment = payments.lock(id);
            if (!batch.equals(payment.batch())) {
                throw new NotFound("拨付单");
            }
            disbursing.move(id, Move.TAKE_OUT, With.reason(reason));
            payments.setAside(id, reason);
        }

        List<Payment> of(UUID batch) {
            return payments.ofBatch(batch);
        }
    }

    /** 新批次: its id, and the sentence about what could not be gathered. */
    record Made(UUID id, String note) {}

    /** What could be gathered now. */
    List<Payment> waiting(PoolId pool) {
        return cargo.waiting(pool);
    }

    @Transactional
    public Made make(PoolId poolId, String title, String key) {
        return make(poolId, title, null, key);
    }

    /**
     * Makes a batch of what waits.
     *
     * @param chosen null for all of it
     */
    @Transactional
    public Made make(PoolId poolId, String title, @Nullable Set<PaymentId> chosen, String key) {
        List<String> without = new ArrayList<>();
        List<Object> asked = List.of(poolId, title, chosen == null ? "" : new TreeSet<>(texts(chosen)));
        UUID id = UUID.fromString(once.run("batch", key, asked, () -> {
                    Pool pool = cargo.pool(poolId);
                    UUID batch = cargo.nextId();
                    batches.insert(batch, pool, title);
                    without.addAll(cargo.gather(poolId, batch, chosen));
                    if (cargo.of(batch).isEmpty()) {
                        throw without.isEmpty()
                                ? new Refusal("资金池“{0}”没有待拨付的拨付单。", pool.name())
                                : new Refusal("待拨付的企业都还没有登记收款账户：{0}。", String.join("、", without));
                    }
                    record("编制批次", batches.get(batch), null, Status.DRAFT);
                    return batch.toString();
                })
                .result());
        return new Made(
                id,
                without.isEmpty() ? "" : t("{0} 笔没有编入，企业还没有登记收款账户：{1}。", without.size(), String.join("、", without)));
    }

    private static List<String> texts(Set<PaymentId> chosen) {
        return chosen.stream().map(PaymentId::toString).toList();
    }

    /** Takes one out of a batch that is still being made, with a reason. */
    @Transactional
    public void takeOut(UUID id, PaymentId payment, String reason) {
        Batch batch = batches.lock(id);
        if (batch.status() != Status.DRAFT) {
            throw new Refusal(
                    "批次 {0} 现在是“{1}”，不能移出；请先退回编制人。",
                    batch.number(), batch.status().label());
        }
        cargo.takeOut(id, payment, reason);
    }

    @Transactional
    public void submit(UUID id) {
        Batch batch = batches.get(id);
        if (!batch.maker().equals(Visitor.now().account())) {
            throw new Refusal("批次由编制人提交。");
        }
        if (cargo.of(id).isEmpty()) {
            throw new Refusal("批次是空的，不能提交。");
        }
        nothingClaimed(cargo.of(id));
        move(batch, Status.DRAFT, Status.SUBMITTED, "", "提交批次");
    }

    /** The money is on its way to the bank from here. */
    @Transactional
    public void check(UUID id) {
        Batch batch = batches.get(id);
        if (batch.maker().equals(Visitor.now().account())) {
            throw new Refusal("编制人不能复核自己的批次，请由另一人复核。");
        }
        if (cargo.of(id).isEmpty()) {
            throw new Refusal("批次里的拨付单都已停止拨付，没有要付的，请退回编制人解散。");
        }
        nothingClaimed(cargo.of(id));
        move(batch, Status.SUBMITTED, Status.CHECKED, "", "复核批次");
        cargo.send(id);
    }

    private static void nothingClaimed(List<Payment> payments) {
        payments.stream().filter(Payment::claimed).findFirst().ifPresent(payment -> {
            throw new Refusal("拨付单 {0} 所属的兑现正在核实追回，决定以前不付款，请先移出批次。", payment.number());
        });
    }

    @Transactional
    public void sendBack(UUID id, String note) {
        move(batches.get(id), Status.SUBMITTED, Status.DRAFT, note, "退回批次");
    }

    @Transactional
    public void dissolve(UUID id) {
        move(batches.get(id), Status.DRAFT, Status.DISSOLVED, "", "解散批次");
        cargo.moveAll(id, Move.TAKE_OUT, "批次解散");
    }

    private void move(Batch batch, Status from, Status to, String note, String action) {
        if (!batches.move(batch.id(), from, to, note)) {
            Batch now = batches.get(batch.id());
            throw new Refusal(
                    "批次 {0} 现在是“{1}”，不能{2}。", now.number(), now.status().label(), action.substring(0, 2));
        }
        record(action, batch, from, to);
    }

    private void record(String action, Batch batch, @Nullable Status from, Status to) {
        long fen = cargo.of(batch.id()).stream().mapToLong(Payment::fen).sum();
        audit.record(
                action,
                KIND,
                batch.id(),
                batch.number(),
                List.of(
                        FieldChange.of("状态", from == null ? null : from.label(), to.label()),
                        FieldChange.of("金额（元）", null, Wan.yuan(fen))));
    }
}
