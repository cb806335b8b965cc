package io.xingyuan.policy.applyfree;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Award;
import io.xingyuan.engine.Clause;
import java.util.OptionalLong;

/** 金额口径: how a run knows what each enterprise is due. A ceiling is no amount due until somebody says what is paid. */
enum AmountRule {
    EXACT("条款的确定金额", "条款写明给多少"),
    FORMULA("按条款公式全额", "公式算出的上限全额兑现，须有依据文件"),
    FIXED("每户定额", "每户一样多，不超过条款的上限，须有依据文件");

    private final String label;
    private final String hint;

    AmountRule(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    /** Chinese; translated when drawn. */
    String label() {
        return label;
    }

    String hint() {
        return hint;
    }

    /** Whether a clause gives what this rule needs. */
    boolean suits(Clause clause) {
        Amount amount = clause.amount();
        if (amount == null) {
            return false;
        }
        return switch (this) {
            case EXACT -> amount.kind() == AmountKind.EXACT;
            case FORMULA -> amount.kind() == AmountKind.CEILING && (amount.formula() != null || amount.tiers() != null);
            case FIXED -> amount.kind() != AmountKind.EXACT;
        };
    }

    /** What an eligible one is due, in 分; empty when it cannot be said. */
    OptionalLong due(Award award, long fixedFen) {
        Long most = award.fen();
        return switch (this) {
            case EXACT ->
                most == null || award.bound() || award.kind() != AmountKind.EXACT || most <= 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(most);
            case FORMULA -> most == null || award.bound() || most <= 0 ? OptionalLong.empty() : OptionalLong.of(most);
            case FIXED -> {
                long due = most == null ? fixedFen : Math.min(most, fixedFen);
                yield due <= 0 ? OptionalLong.empty() : OptionalLong.of(due);
            }
        };
    }
}
