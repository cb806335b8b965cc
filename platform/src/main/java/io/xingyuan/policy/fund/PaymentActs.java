package io.xingyuan.policy.fund;

import static io.xingyuan.kernel.Role.FINANCE_OFFICER;
import static io.xingyuan.kernel.Role.POLICY_APPROVER;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Visitor;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done to one payment: finance makes, the approver decides. */
@Controller
class PaymentActs {

    private static final int LONGEST = 500;

    private final Payments payments;
    private final PaymentWork work;
    private final Budgets budgets;
    private final PaymentReading reading;

    PaymentActs(Payments payments, PaymentWork work, Budgets budgets, PaymentReading reading) {
        this.reading = reading;
        this.payments = payments;
        this.work = work;
        this.budgets = budgets;
    }

    /** Who may take a step by hand; batches and bank answers take the others. The page reads this table. */
    static Set<Role> rolesFor(Move move) {
        return switch (move) {
            case COMMIT, CANCEL, RECOVER -> Set.of(POLICY_APPROVER);
            case RELEASE -> Set.of(FINANCE_OFFICER, POLICY_APPROVER);
            case REISSUE -> Set.of(FINANCE_OFFICER);
            default -> Set.of();
        };
    }

    @PostMapping("/fund/payments/{id}/commit")
    @AllowedTo(POLICY_APPROVER)
    String commit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes next) {
        Payment payment = visible(id);
        if (!Wan.fits(amount)) {
            throw new Refusal(Wan.MESSAGE).at("amount");
        }
        long fen = Wan.fen(amount);
        if (fen < payment.fen()) {
            reason(reason);
        }
        work.approve(payment.id(), fen, reason.strip(), key);
        return done(payment, Move.COMMIT, next);
    }

    @PostMapping("/fund/payments/{id}/release")
    @AllowedTo({FINANCE_OFFICER, POLICY_APPROVER})
    String release(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes next) {
        Payment payment = visible(id);
        if (!payment.caseId().isEmpty()) {
            throw new Refusal("这笔拨付由事项办理，请在事项里决定。");
        }
        budgets.release(payment.id(), reason(reason), key);
        return done(payment, Move.RELEASE, next);
    }

    @FreshSignIn
    @PostMapping("/fund/payments/{id}/cancel")
    @AllowedTo(POLICY_APPROVER)
    String cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes next) {
        Payment payment = visible(id);
        budgets.cancel(payment.id(), reason(reason), key);
        return done(payment, Move.CANCEL, next);
    }

    @PostMapping("/fund/payments/{id}/reissue")
    @AllowedTo(FINANCE_OFFICER)
    String reissue(@PathVariable UUID id, @RequestParam(defaultValue = "") String key, RedirectAttributes next) {
        Payment payment = visible(id);
        budgets.reissue(payment.id(), key);
        return done(payment, Move.REISSUE, next);
    }

    @PostMapping("/fund/payments/{id}/resume")
    @AllowedTo(FINANCE_OFFICER)
    String resume(@PathVariable UUID id, RedirectAttributes next) {
        Payment payment = visible(id);
        work.resume(payment.id());
        Flash.done(next, t("拨付单 {0} 可以编入批次了。", payment.number()));
        return "redirect:/fund/payments/" + payment.id();
    }

    @FreshSignIn
    @PostMapping("/fund/payments/{id}/recover")
    @AllowedTo(POLICY_APPROVER)
    String recover(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes next) {
        Payment payment = visible(id);
        budgets.recover(payment.id(), reason(reason), key);
        return done(payment, Move.RECOVER, next);
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        Payment payment = visible(UUID.fromString(Again.variable("id")));
        return Again.show(refusal, new ModelAndView("policy/fund/payment", "page", reading.page(payment)));
    }

    private static String done(Payment payment, Move move, RedirectAttributes next) {
        Flash.done(next, t("拨付单 {0}：{1}，已办理。", payment.number(), t(move.label())));
        return "redirect:/fund/payments/" + payment.id();
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw new Refusal("请写明原因，最多 500 个字。").at("reason");
        }
        return reason;
    }

    private Payment visible(UUID id) {
        Payment payment = payments.get(new PaymentId(id));
        if (!Visitor.now().scope().covers(new ParkId(payment.park()))) {
            throw new NotFound("拨付单");
        }
        return payment;
    }
}
