package io.xingyuan.policy.fund;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Frequency;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.policy.fund.Payments.With;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 兑付: takes payments from one state to the next with what that means for pool, books and awards. Joins the caller's
 * transaction; locks payments before their pool, and the pool before awards.
 */
@Component
class Disbursing {

    private final Pools pools;
    private final Payments payments;
    private final Awards awards;
    private final Recording recording;

    Disbursing(Pools pools, Payments payments, Awards awards, Recording recording) {
        this.pools = pools;
        this.payments = payments;
        this.awards = awards;
        this.recording = recording;
    }

    /** 登记: what stands beside the money of an operation: the enterprise's name and the row of the audit. */
    @Component
    static class Recording {

        private final Enterprises enterprises;
        private final Audit audit;
        private final ApplicationEventPublisher events;

        Recording(Enterprises enterprises, Audit audit, ApplicationEventPublisher events) {
            this.enterprises = enterprises;
            this.audit = audit;
            this.events = events;
        }

        EnterpriseSummary enterprise(Reservation what) {
            return enterprises.find(what.whom().enterprise()).orElseThrow(() -> new NotFound("企业"));
        }

        void step(Payment payment, Move move, String reason) {
            audit.record(
                    move.label(),
                    "拨付单",
                    payment.id(),
                    payment.number() + " " + payment.enterpriseName(),
                    List.of(
                            FieldChange.of(
                                    "状态", payment.status().label(), move.to().label()),
                            FieldChange.of("金额（元）", null, Wan.yuan(payment.fen())),
                            FieldChange.of("原因", null, reason)));
        }

        void permitted(Payment payment, String reason) {
            audit.record(
                    "放行拨付期次",
                    "拨付单",
                    payment.id(),
                    payment.number() + " " + payment.enterpriseName(),
                    List.of(FieldChange.of("条件", payment.condition(), reason)));
        }

        /** Tells of moves after which an award is another one than before; of those on the way to the bank nobody waits. */
        void tell(Payment payment, Awards.Place place, Move move, long fen, String reason) {
            events.publishEvent(new PaymentMoved(
                    payment.id(),
                    payment.enterprise(),
                    payment.clause(),
                    place.subject(),
                    place.year(),
                    payment.caseId(),
                    payment.status(),
                    move.to(),
                    fen,
                    reason));
        }

        void reserved(PaymentId id, EnterpriseSummary enterprise, Reservation what) {
            audit.record(
                    "预留资金",
                    "拨付单",
                    id,
                    enterprise.name(),
                    List.of(
                            FieldChange.of("条款", null, what.under().clause()),
                            FieldChange.of("金额（元）", null, Wan.yuan(what.fen()))));
        }
    }

    PaymentId reserve(Reservation what) {
        EnterpriseSummary enterprise = recording.enterprise(what);
        awards.lockGroups(List.of(what));
        awards.crowded(what).ifPresent(no -> {
            throw no;
        });
        TopUp topUp = awards.topUp(what);
        AwardId award = new AwardId(payments.nextId());
        awards.insert(award, what, payments.now());
        if (!awards.claim(award, what)) {
            throw taken(what, enterprise);
        }
        PaymentId id = open(award, what, topUp, enterprise);
        if (!take(id, what)) {
            throw tooLittle(what);
        }
        return id;
    }

    /**
     * Takes in the order of the list as long as there is money; what does not fit is left out, and so is everything
     * after it, so that nobody is overtaken. Who was awarded already, or whose group leaves too little, is left out alone.
     */
    Taking reserveInOrder(List<Reservation> wanted) {
        Map<Integer, String> crowded = new HashMap<>();
        Map<Integer, Claimed> claimed = claimAll(wanted, crowded);
        List<Taking.Line> lines = new ArrayList<>();
        boolean exhausted = false;
        for (int i = 0; i < wanted.size(); i++) {
            Reservation what = wanted.get(i);
            EnterpriseSummary enterprise = recording.enterprise(what);
            Claimed place = claimed.get(i);
            if (place == null) {
                String why = crowded.getOrDefault(i, said(taken(what, enterprise)));
                lines.add(new Taking.Line(i + 1, enterprise.name(), what, null, true, why));
                continue;
            }
            PaymentId id = exhausted ? null : open(place.award(), what, place.topUp(), enterprise);
            if (id != null && take(id, what)) {
                lines.add(new Taking.Line(i + 1, enterprise.name(), what, id, false, ""));
                continue;
            }
            String why = exhausted ? "排在前面的一笔余额不足，按顺序停止" : said(tooLittle(what));
            exhausted = true;
            if (id != null) {
                payments.move(id, Move.RELEASE, With.reason(why));
            }
            awards.reverse(place.award());
            lines.add(new Taking.Line(i + 1, enterprise.name(), what, null, false, why));
        }
        return new Taking(lines);
    }

    /** 占到的名额: an award that has its places. */
    private record Claimed(AwardId award, TopUp topUp) {}

    /**
     * In one order for all callers, so that no two of them wait for each other.
     *
     * @param crowded is told whose group leaves too little, and why
     */
    private Map<Integer, Claimed> claimAll(List<Reservation> wanted, Map<Integer, String> crowded) {
        awards.lockGroups(wanted);
        Map<Integer, Claimed> claimed = new LinkedHashMap<>();
        IntStream.range(0, wanted.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> wanted.get(i).whom().subject().toString())
                        .thenComparing(i -> wanted.get(i).under().clause())
                        .thenComparing(i -> i))
                .forEach(i -> {
                    Optional<Refusal> no = awards.crowded(wanted.get(i));
                    if (no.isPresent()) {
                        crowded.put(i, said(no.get()));
                        return;
                    }
                    TopUp topUp = awards.topUp(wanted.get(i));
                    AwardId award = new AwardId(payments.nextId());
                    awards.insert(award, wanted.get(i), payments.now());
                    if (awards.claim(award, wanted.get(i))) {
                        claimed.put(i, new Claimed(award, topUp));
                    } else {
                        awards.reverse(award);
                    }
                });
        return claimed;
    }

    private PaymentId open(AwardId award, Reservation what, TopUp topUp, EnterpriseSummary enterprise) {
        PaymentId id = new PaymentId(payments.nextId());
        String title = awards.clause(what.under().clause()).map(Clause::title).orElse(what.purpose());
        payments.insert(id, award, what, pools.get(what.pool()), enterprise, title);
        if (topUp.any()) {
            payments.topUp(id, topUp);
        }
        recording.reserved(id, enterprise, what);
        return id;
    }

    private boolean take(PaymentId id, Reservation what) {
        return pools.post(new Voucher(
                what.pool(), BudgetAccount.RESERVED, BudgetAccount.FREE, what.fen(), "预留", id, what.purpose()));
    }

    /** @param fen what is approved: at most what was reserved, the rest becomes free again */
    void commit(PaymentId id, long fen, String reason) {
        Payment payment = payments.lock(id);
        if (fen <= 0 || fen > payment.fen()) {
            throw new Refusal("核定金额应大于 0，并且不超过预留的 {0} 万元。", Wan.figure(payment.fen())).at("amount");
        }
        step(payment, Move.COMMIT, fen, With.reason(reason));
        if (fen < payment.fen()) {
            payments.reduce(id, fen);
            post(payment, Move.RELEASE, payment.fen() - fen, "核减");
        }
        awards.grant(payment.award(), fen);
        if (fen < payment.fen()) {
            awards.lessened(payment.award());
        }
    }

    /** Gives back what the bank does not have yet, also out of a batch; false where it has it, or where nothing is left. */
    boolean stop(PaymentId id, String reason) {
        Payment payment = payments.lock(id);
        switch (payment.status()) {
            case RESERVED -> move(id, Move.RELEASE, With.reason(reason));
            case COMMITTED, FAILED, RETURNED -> move(id, Move.CANCEL, With.reason(reason));
            case BATCHED -> {
                move(id, Move.TAKE_OUT, With.reason(reason));
                move(id, Move.CANCEL, With.reason(reason));
            }
            case SENT, PAID, CANCELLED, RECOVERED -> {
                return false;
            }
        }
        return true;
    }

    void move(PaymentId id, Move move, With with) {
        Payment payment = payments.lock(id);
        step(payment, move, payment.fen(), with);
        if (move.to().frees()) {
            free(payment);
        }
    }

    /** Other parts of the same award stay: then it is only so much smaller. */
    private void free(Payment payment) {
        awards.lock(payment.award());
        long left = payments.live(payment.award());
        if (left == 0) {
            awards.reverse(payment.award());
        } else {
            awards.grant(payment.award(), left);
        }
        awards.lessened(payment.award());
    }

    List<PaymentId> divide(PaymentId id, List<Part> parts) {
        Payment whole = payments.lock(id);
        boolean odd = parts.isEmpty() || parts.stream().anyMatch(part -> part.fen() <= 0);
        if (odd || parts.stream().mapToLong(Part::fen).sum() != whole.fen()) {
            throw new Refusal("各期合计应等于核定的 {0} 万元，每期大于 0。", Wan.figure(whole.fen()));
        }
        if (whole.status() != PaymentStatus.COMMITTED || whole.part() != 0) {
            throw new Refusal(
                    "拨付单 {0} 现在是“{1}”，不能再分期。", whole.number(), whole.status().label());
        }
        List<PaymentId> divided = new ArrayList<>();
        divided.add(id);
        long rest = whole.fen() - parts.getFirst().fen();
        if (rest > 0) {
            payments.reduce(id, parts.getFirst().fen());
            shift(whole, BudgetAccount.FREE, BudgetAccount.COMMITTED, rest, "转到后面各期");
        }
        payments.plan(id, 1, parts.getFirst());
        for (int i = 1; i < parts.size(); i++) {
            PaymentId next = new PaymentId(payments.nextId());
            payments.copy(whole, next, parts.get(i).fen());
            Payment part = payments.get(next);
            shift(part, BudgetAccount.RESERVED, BudgetAccount.FREE, part.fen(), "第 " + (i + 1) + " 期");
            step(part, Move.COMMIT, part.fen(), With.reason("第 " + (i + 1) + " 期，与第 1 期同时核定"));
            payments.plan(next, i + 1, parts.get(i));
            divided.add(next);
        }
        return divided;
    }

    void permit(PaymentId id, String reason) {
        Payment payment = payments.lock(id);
        if (reason.isBlank()) {
            throw new Refusal("请写明条件怎样得到满足。");
        }
        if (!payments.permit(id)) {
            throw new Refusal("拨付单 {0} 不在等条件，不用放行。", payment.number());
        }
        recording.permitted(payment, reason);
    }

    /** The enterprise has paid back: all of it ends the award, a part makes it smaller. */
    void recover(PaymentId id, long fen, String reason) {
        Payment payment = payments.lock(id);
        if (fen <= 0 || fen > payment.fen()) {
            throw new Refusal("追回金额应大于 0，并且不超过已支付的 {0} 万元。", Wan.figure(payment.fen()));
        }
        if (fen == payment.fen()) {
            move(id, Move.RECOVER, With.reason(reason));
            return;
        }
        step(payment, Move.RECOVER_PART, fen, With.reason(reason));
        payments.reduce(id, payment.fen() - fen);
        free(payment);
    }

    /** From the parts of the award that were paid, the last one first. */
    void recoverAward(PaymentId id, long fen, String reason) {
        List<Payment> parts = payments.lockPaidParts(payments.get(id).award());
        recoverFrom(
                parts.stream()
                        .sorted(Comparator.comparingInt(Payment::part).reversed())
                        .toList(),
                fen,
                reason);
    }

    /** From several payments that were paid, in this order. */
    void recoverInTurn(List<PaymentId> ids, long fen, String reason) {
        Map<PaymentId, Payment> locked =
                payments.lockPaid(ids).stream().collect(Collectors.toMap(Payment::id, Function.identity()));
        recoverFrom(
                ids.stream().flatMap(id -> Stream.ofNullable(locked.get(id))).toList(), fen, reason);
    }

    private void recoverFrom(List<Payment> inTurn, long fen, String reason) {
        long paid = inTurn.stream().mapToLong(Payment::fen).sum();
        if (fen <= 0 || fen > paid) {
            throw new Refusal("追回金额应大于 0，并且不超过已支付的 {0} 万元。", Wan.figure(paid));
        }
        long left = fen;
        for (Payment payment : inTurn) {
            long taken = Math.min(left, payment.fen());
            if (taken > 0) {
                recover(payment.id(), taken, reason);
            }
            left -= taken;
        }
    }

    private void step(Payment payment, Move move, long fen, With with) {
        if (!payments.move(payment.id(), move, with)) {
            Payment now = payments.get(payment.id());
            throw new Refusal(
                    "拨付单 {0} 现在是“{1}”，不能{2}。", now.number(), now.status().label(), move.label());
        }
        if (move.answers()) {
            payments.answered(payment.id(), move.to());
        }
        recording.step(payment, move, with.reason());
        if (move.debit() != null) {
            post(payment, move, fen, with.reason());
        }
        if (move.told()) {
            recording.tell(
                    payment,
                    awards.place(payment.award()),
                    move,
                    move == Move.RECOVER_PART ? payment.fen() - fen : payment.fen(),
                    with.reason());
        }
    }

    private void post(Payment payment, Move move, long fen, String reason) {
        boolean there = pools.post(new Voucher(
                payment.pool(),
                Objects.requireNonNull(move.debit()),
                Objects.requireNonNull(move.credit()),
                fen,
                move.label(),
                payment.id(),
                reason));
        if (!there) {
            throw new IllegalStateException("the books of " + payment.pool() + " do not hold " + payment.number());
        }
    }

    /** Between the parts of one award, within the same transaction: the pool is the same before and after. */
    private void shift(Payment payment, BudgetAccount debit, BudgetAccount credit, long fen, String reason) {
        boolean there = pools.post(new Voucher(payment.pool(), debit, credit, fen, "分期", payment.id(), reason));
        if (!there) {
            throw new IllegalStateException("the books of " + payment.pool() + " do not hold " + payment.number());
        }
    }

    private Refusal taken(Reservation what, EnterpriseSummary enterprise) {
        boolean event = awards.clause(what.under().clause())
                .filter(clause -> clause.frequency() == Frequency.PER_EVENT)
                .isPresent();
        return event
                ? new Refusal("“{0}”按这一条款已有兑现或正在办理的拨付，没有人说明这是另一次，不能重复兑现。", enterprise.name())
                : new Refusal("“{0}”按这一条款已有一笔兑现或正在办理的拨付，不能重复兑现。", enterprise.name());
    }

    private Refusal tooLittle(Reservation what) {
        Pool pool = pools.get(what.pool());
        return new Refusal(
                "资金池“{0}”可用 {1} 万元，不足以预留 {2} 万元。", pool.name(), Wan.figure(pool.freeFen()), Wan.figure(what.fen()));
    }

    /** In Chinese: it is kept. */
    private static String said(Refusal no) {
        return String.valueOf(no.getMessage());
    }
}
