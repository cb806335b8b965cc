package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import io.xingyuan.policy.agreement.Standing.InstalmentState;
import io.xingyuan.policy.agreement.Standing.Pay;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.policy.fund.PaymentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 停付: what a ruling does with instalments that were asked for or approved and are not paid yet. */
@Component
class Stopping {

    private final AgreementBooks books;
    private final Budgets budgets;
    private final Notices notices;

    Stopping(AgreementBooks books, Budgets budgets, Notices notices) {
        this.books = books;
        this.budgets = budgets;
        this.notices = notices;
    }

    /**
     * 停付结果: keys of instalments.
     *
     * @param stopped whose money went back to its pool
     * @param atBank which the bank has already
     */
    record Stopped(List<String> stopped, List<String> atBank) {

        static final Stopped NOTHING = new Stopped(List.of(), List.of());

        /** In the reader's language; empty for nothing. */
        String words() {
            return (stopped.isEmpty() ? "" : " " + t("期次 {0} 停止拨付，资金已退回资金池。", String.join("、", stopped)))
                    + (atBank.isEmpty() ? "" : " " + t("期次 {0} 已在银行处理，到账的须另行追回。", String.join("、", atBank)));
        }
    }

    private static List<InstalmentState> underWay(Standing standing) {
        return standing.instalments().stream()
                .filter(each -> each.pay() == Pay.ASKED || each.pay() == Pay.UNDER_WAY)
                .toList();
    }

    /** Whether money has gone to the enterprise, or to the bank for it. */
    static boolean gone(Standing standing) {
        return standing.paidFen() > 0 || underWay(standing).stream().anyMatch(Stopping::sent);
    }

    private static boolean sent(InstalmentState instalment) {
        PaymentState payment = instalment.payment();
        return payment != null && payment.status() == PaymentStatus.SENT;
    }

    /** Whether a ruling that was decided stops what is still on its way and is not with the bank. */
    static boolean left(Standing standing, Ruling ruling) {
        return ruling.status() == Ruling.Status.DECIDED
                && underWay(standing).stream()
                        .anyMatch(each ->
                                !sent(each) && ruling.stops(each.instalment().promise()));
    }

    /** What somebody proposes to stop goes to no bank before another has decided; else it may go on. */
    void hold(Agreement agreement, Standing standing) {
        List<Ruling> proposed = books.rulings(agreement.id()).stream()
                .filter(ruling -> ruling.status() == Ruling.Status.PROPOSED)
                .toList();
        underWay(standing).forEach(each -> {
            boolean held = proposed.stream()
                    .anyMatch(ruling -> ruling.stops(each.instalment().promise()));
            Stream.ofNullable(each.payment()).forEach(payment -> budgets.claim(payment.id(), held));
        });
    }

    /** By a ruling that was decided; finance and the enterprise hear of it. */
    Stopped stop(Agreement agreement, Standing standing, Ruling ruling) {
        List<String> stopped = new ArrayList<>();
        List<String> atBank = new ArrayList<>();
        for (InstalmentState each : underWay(standing)) {
            AgreementBooks.Asked asked = each.asked();
            if (asked == null || !ruling.stops(each.instalment().promise())) {
                continue;
            }
            budgets.claim(asked.payment(), false);
            if (!stop(agreement, ruling, asked.payment())) {
                atBank.add(each.instalment().key());
                continue;
            }
            stopped.add(each.instalment().key());
            if (asked.approvedAt() == null) {
                books.takeBack(agreement, asked);
            }
        }
        if (!stopped.isEmpty() || !atBank.isEmpty()) {
            tell(agreement, ruling, stopped, atBank);
        }
        return new Stopped(stopped, atBank);
    }

    /** What the bank could not pay under a ruling that stops it is not sent again; false where there is none. */
    boolean cameBack(Agreement agreement, Terms terms, PaymentId payment) {
        return books.asked(agreement.id()).stream()
                .filter(asked -> asked.payment().equals(payment))
                .flatMap(asked ->
                        terms.instalments().stream().filter(part -> part.key().equals(asked.instalment())))
                .findFirst()
                .flatMap(part -> books.rulings(agreement.id()).stream()
                        .filter(ruling -> ruling.status() == Ruling.Status.DECIDED && ruling.stops(part.promise()))
                        .findFirst())
                .filter(ruling -> stop(agreement, ruling, payment))
                .isPresent();
    }

    private boolean stop(Agreement agreement, Ruling ruling, PaymentId payment) {
        return budgets.stop(
                payment,
                agreement.number() + " 承诺 " + ruling.promise() + " 未兑现，决定"
                        + ruling.kind().label(),
                ruling.id() + "/" + payment);
    }

    private void tell(Agreement agreement, Ruling ruling, List<String> stopped, List<String> atBank) {
        String title = "约定停止拨付：" + agreement.named();
        String words = Stream.of(
                        stopped.isEmpty() ? "" : "期次 " + String.join("、", stopped) + " 不再拨付，资金已退回资金池，已编批的已移出批次。",
                        atBank.isEmpty() ? "" : "期次 " + String.join("、", atBank) + " 已在银行处理，到账的须另行追回。")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining());
        String why = "承诺 " + ruling.promise() + " 未兑现：" + ruling.reason() + "。";
        Stream.of(
                        Audience.of(Role.FINANCE_OFFICER, agreement.party().park()),
                        Audience.of(Role.POLICY_OFFICER, agreement.party().park()),
                        Audience.of(agreement.party().enterprise()))
                .forEach(whom ->
                        notices.tell(new News(AgreementRound.PROMISE, title, why + words, agreement.path(), whom)));
    }
}
