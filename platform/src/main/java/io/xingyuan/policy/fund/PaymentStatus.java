package io.xingyuan.policy.fund;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 拨付单状态, with the one table of what may be done in each. */
public enum PaymentStatus {
    RESERVED("已预留", "near"),
    COMMITTED("待拨付", "miss"),
    BATCHED("已编批", "miss"),
    SENT("银行处理中", "judge"),
    PAID("已支付", "ok"),
    FAILED("付款失败", "bad"),
    RETURNED("已退汇", "bad"),
    CANCELLED("已撤销", "no"),
    RECOVERED("已追回", "no");

    private final String label;
    private final String kind;

    PaymentStatus(String label, String kind) {
        this.label = label;
        this.kind = kind;
    }

    /** Chinese; translated when drawn. */
    public String label() {
        return label;
    }

    /** The look of its tag. */
    public String kind() {
        return kind;
    }

    /** Where its money stands in the books. */
    public BudgetAccount account() {
        return switch (this) {
            case RESERVED -> BudgetAccount.RESERVED;
            case COMMITTED, BATCHED, SENT, FAILED, RETURNED -> BudgetAccount.COMMITTED;
            case PAID -> BudgetAccount.PAID;
            case CANCELLED, RECOVERED -> BudgetAccount.FREE;
        };
    }

    /** Those whose money stands in an account. */
    public static List<PaymentStatus> in(BudgetAccount account) {
        return Arrays.stream(values())
                .filter(status -> status.account() == account)
                .toList();
    }

    List<Move> moves() {
        return Arrays.stream(Move.values())
                .filter(move -> move.from().contains(this))
                .toList();
    }

    /** Whether the award behind it has ended and may be claimed anew. */
    boolean frees() {
        return this == CANCELLED || this == RECOVERED;
    }

    /** 动作: from which states into which, and what it does to the books. */
    enum Move {
        COMMIT("核定", Set.of(RESERVED), COMMITTED, BudgetAccount.COMMITTED, BudgetAccount.RESERVED),
        RELEASE("取消预留", Set.of(RESERVED), CANCELLED, BudgetAccount.FREE, BudgetAccount.RESERVED),
        CANCEL("撤销拨付", Set.of(COMMITTED, FAILED, RETURNED), CANCELLED, BudgetAccount.FREE, BudgetAccount.COMMITTED),
        GATHER("编入批次", Set.of(COMMITTED), BATCHED, null, null),
        TAKE_OUT("移出批次", Set.of(BATCHED), COMMITTED, null, null),
        SEND("送银行", Set.of(BATCHED), SENT, null, null),
        PAY("付款成功", Set.of(SENT), PAID, BudgetAccount.PAID, BudgetAccount.COMMITTED),
        FAIL("付款失败", Set.of(SENT), FAILED, null, null),
        BOUNCE("银行退汇", Set.of(SENT), RETURNED, null, null),
        RETURN("付款后退汇", Set.of(PAID), RETURNED, BudgetAccount.COMMITTED, BudgetAccount.PAID),
        REISSUE("重新拨付", Set.of(FAILED, RETURNED), COMMITTED, null, null),
        RECOVER("追回", Set.of(PAID), RECOVERED, BudgetAccount.FREE, BudgetAccount.PAID),
        RECOVER_PART("部分追回", Set.of(PAID), PAID, BudgetAccount.FREE, BudgetAccount.PAID);

        private final String label;

        @SuppressWarnings("ImmutableEnumChecker") // always a Set.of
        private final Set<PaymentStatus> from;

        private final PaymentStatus to;
        private final @Nullable BudgetAccount debit;
        private final @Nullable BudgetAccount credit;

        Move(
                String label,
                Set<PaymentStatus> from,
                PaymentStatus to,
                @Nullable BudgetAccount debit,
                @Nullable BudgetAccount credit) {
            this.label = label;
            this.from = from;
            this.to = to;
            this.debit = debit;
            this.credit = credit;
        }

        String label() {
            return label;
        }

        Set<PaymentStatus> from() {
            return from;
        }

        PaymentStatus to() {
            return to;
        }

        /** Whether it is what the bank says of what was sent. */
        boolean answers() {
            return this == PAY || this == FAIL || this == BOUNCE || this == RETURN;
        }

        /** Whether other modules hear of it; see {@link PaymentMoved}. */
        boolean told() {
            return switch (this) {
                case CANCEL, PAY, FAIL, BOUNCE, RETURN, RECOVER, RECOVER_PART -> true;
                case COMMIT, RELEASE, GATHER, TAKE_OUT, SEND, REISSUE -> false;
            };
        }

        /** Null where no money moves. */
        @Nullable
        BudgetAccount debit() {
            return debit;
        }

        @Nullable
        BudgetAccount credit() {
            return credit;
        }
    }
}
