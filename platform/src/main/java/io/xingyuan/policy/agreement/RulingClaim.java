package io.xingyuan.policy.agreement;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.agreement.Standing.InstalmentState;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.policy.recovery.Take;
import io.xingyuan.policy.recovery.Takes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 对约定的追回: what a ruling claims back comes from the instalments that were paid, the last one first. */
record RulingClaim(AgreementId agreement, UUID id, Repaying repaying) implements Takes.Claim {

    /** 还款: of agreements, also of those that have ended. */
    @Component
    static class Repaying {

        private final Agreements agreements;
        private final AgreementBooks books;
        private final Comparisons comparisons;
        private final Budgets budgets;

        Repaying(Agreements agreements, AgreementBooks books, Comparisons comparisons, Budgets budgets) {
            this.agreements = agreements;
            this.books = books;
            this.comparisons = comparisons;
            this.budgets = budgets;
        }

        /** 404 for a ruling of another agreement. */
        RulingClaim of(AgreementId agreement, UUID ruling) {
            return new RulingClaim(agreement, books.ruling(agreement, ruling).id(), this);
        }
    }

    @Override
    public Takes.Owed lock() {
        Agreement locked = repaying.agreements.lock(agreement);
        Ruling ruling = repaying.books.ruling(agreement, id);
        return new Takes.Owed(
                "约定",
                agreement,
                locked.named(),
                ruling.collecting() ? ruling.orderedFen() : 0,
                ruling.collecting() ? ruling.collectedFen() : 0,
                ruling.takes(),
                ruling.caseId());
    }

    @Override
    public void keep(Take take, boolean last) {
        repaying.books.took(id, take, last);
    }

    @Override
    public void recover(long fen, String receipt, String key) {
        Agreement of = repaying.agreements.get(agreement);
        Integer inForce = of.inForce();
        List<InstalmentState> paid = inForce == null
                ? List.of()
                : repaying
                        .comparisons
                        .of(of, repaying.agreements.edition(of, inForce).terms())
                        .instalments()
                        .reversed()
                        .stream()
                        .filter(each -> each.paidFen() > 0)
                        .toList();
        long most = paid.stream().mapToLong(InstalmentState::paidFen).sum();
        if (fen > most) {
            throw new Refusal("已支付的只剩 {0}，不够追回。", Amounts.words(most));
        }
        List<PaymentId> newestFirst = paid.stream()
                .flatMap(each -> Stream.ofNullable(each.payment()))
                .map(PaymentState::id)
                .toList();
        repaying.budgets.recoverInTurn(newestFirst, fen, receipt, key);
    }
}
