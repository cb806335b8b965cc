package io.xingyuan.policy.fund;

import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.policy.fund.Payments.With;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 预算: what other modules ask of the money. Each operation joins the caller's transaction, leaves its row in the audit and
 * happens once per person, operation and key: the same again gives the first answer, the same key with another body is
 * {@link KeyReused}. What the rules forbid is a {@link io.xingyuan.kernel.Refusal}. Only on the park's side: an
 * enterprise's own transaction does not reach the pools.
 */
@Component
public class Budgets {

    private final Disbursing disbursing;
    private final Pools pools;
    private final Payments payments;
    private final Once once;

    Budgets(Disbursing disbursing, Pools pools, Payments payments, Once once) {
        this.disbursing = disbursing;
        this.pools = pools;
        this.payments = payments;
        this.once = once;
    }

    /** The newest year first. */
    public List<PoolState> pools() {
        return pools.all().stream().map(PoolState::of).toList();
    }

    public Optional<PoolState> find(PoolId id) {
        return pools.find(id).map(PoolState::of);
    }

    public Optional<PaymentState> find(PaymentId id) {
        return payments.find(id).map(PaymentState::of);
    }

    /** The award behind a payment, with all of its parts. */
    public AwardState award(PaymentId id) {
        return payments.award(payments.get(id).award());
    }

    /**
     * Sets money aside and holds the award's place, so that nobody else is awarded the same meanwhile.
     *
     * @throws io.xingyuan.kernel.Refusal when the pool has not so much free, or the award was given already
     */
    @Transactional
    public PaymentId reserve(Reservation what, String key) {
        return new PaymentId(UUID.fromString(
                once.run("reserve", key, what, () -> disbursing.reserve(what).toString())
                        .result()));
    }

    /** Takes as many of the list as there is money for, in its order; see {@link Taking#message}. Not to be repeated. */
    @Transactional
    public Taking reserveInOrder(List<Reservation> wanted) {
        return disbursing.reserveInOrder(wanted);
    }

    /** Says which case decides on a reserved payment, where that began only after the money was there. */
    @Transactional
    public void decidedBy(PaymentId id, String caseId) {
        payments.decidedBy(id, caseId);
    }

    /** Gives back what was reserved; the award's place is free again. */
    @Transactional
    public void release(PaymentId id, String reason, String key) {
        move("release", id, Move.RELEASE, With.reason(reason), key);
    }

    /**
     * Approves the payment.
     *
     * @param fen at most what was reserved; the rest becomes free
     */
    @Transactional
    public void commit(PaymentId id, long fen, String reason, String key) {
        run("commit", key, List.of(id, fen, reason), () -> disbursing.commit(id, fen, reason));
    }

    /**
     * Pays what was approved in several parts under the same award: the payment becomes the first, the others are new.
     * Together they are exactly what was approved; a part with a condition waits for {@link #permit}.
     *
     * @return the payments, in the order of the parts
     */
    @Transactional
    public List<PaymentId> divide(PaymentId id, List<Part> parts, String key) {
        String divided = once.run(
                        "divide",
                        key,
                        List.of(id, parts),
                        () -> disbursing.divide(id, parts).stream()
                                .map(PaymentId::toString)
                                .collect(Collectors.joining(" ")))
                .result();
        return Arrays.stream(divided.split(" ", -1))
                .map(part -> new PaymentId(UUID.fromString(part)))
                .toList();
    }

    /** Somebody has seen that the condition of a part is met: from its day on it may be gathered. */
    @Transactional
    public void permit(PaymentId id, String reason, String key) {
        run("permit", key, List.of(id, reason), () -> disbursing.permit(id, reason));
    }

    /** What of an award is still to be paid goes into no batch while somebody looks whether it is claimed back. */
    @Transactional
    public void claim(PaymentId id, boolean claimed) {
        payments.claim(payments.get(id).award(), claimed);
    }

    /** Gives back what was approved and is not on its way to the bank. */
    @Transactional
    public void cancel(PaymentId id, String reason, String key) {
        move("cancel", id, Move.CANCEL, With.reason(reason), key);
    }

    /**
     * Gives back what was set aside or approved, also out of a batch that nobody has checked yet.
     *
     * @return false where the bank has it already, or nothing of it is left
     */
    @Transactional
    public boolean stop(PaymentId id, String reason, String key) {
        return Boolean.parseBoolean(
                once.run("stop", key, List.of(id, reason), () -> String.valueOf(disbursing.stop(id, reason)))
                        .result());
    }

    /** The bank says that it paid; only for what a checked batch has sent. */
    @Transactional
    public void pay(PaymentId id, LocalDate on, String key) {
        move("pay", id, Move.PAY, new With(null, null, on, ""), key);
    }

    /** The bank sends back what it had paid: the money is approved and waits for another attempt. */
    @Transactional
    public void giveBack(PaymentId id, String reason, String key) {
        move("return", id, Move.RETURN, With.reason(reason), key);
    }

    /** Puts what failed or came back in line for the next batch. */
    @Transactional
    public void reissue(PaymentId id, String key) {
        move("reissue", id, Move.REISSUE, With.reason(""), key);
    }

    /** The enterprise has paid back: the money is free again, and so is the award's place. */
    @Transactional
    public void recover(PaymentId id, String reason, String key) {
        move("recover", id, Move.RECOVER, With.reason(reason), key);
    }

    /**
     * The enterprise has paid back a part, or all.
     *
     * @param fen at most what was paid; less leaves the award standing with the rest
     */
    @Transactional
    public void recover(PaymentId id, long fen, String reason, String key) {
        run("recover-part", key, List.of(id, fen, reason), () -> disbursing.recover(id, fen, reason));
    }

    /**
     * The enterprise has paid back a part of an award, or all of it: taken from its payments, the one paid last first.
     *
     * @param id any of its payments
     * @param fen at most what was paid of the award
     */
    @Transactional
    public void recoverAward(PaymentId id, long fen, String reason, String key) {
        run("recover-award", key, List.of(id, fen, reason), () -> disbursing.recoverAward(id, fen, reason));
    }

    /**
     * The enterprise has paid back a part of what several payments brought, or all of it.
     *
     * @param payments paid ones; the first gives first
     * @param fen at most what they come to
     */
    @Transactional
    public void recoverInTurn(List<PaymentId> payments, long fen, String reason, String key) {
        run(
                "recover-in-turn",
                key,
                List.of(payments, fen, reason),
                () -> disbursing.recoverInTurn(payments, fen, reason));
    }

    /**
     * What another module does around money, once as a whole: sent again it changes nothing.
     *
     * @param asked what the key stands for, as written out
     */
    @Transactional
    public void once(String operation, String key, Object asked, Runnable work) {
        run(operation, key, asked, work);
    }

    private void move(String operation, PaymentId id, Move move, With with, String key) {
        run(operation, key, List.of(id, with), () -> disbursing.move(id, move, with));
    }

    private boolean run(String operation, String key, Object body, Runnable work) {
        Supplier<String> done = () -> {
            work.run();
            return "";
        };
        return !once.run(operation, key, body, done).replayed();
    }
}
