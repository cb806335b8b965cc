package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Award;
import io.xingyuan.engine.CheckUp;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Stacking;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.engine.State;
import io.xingyuan.policy.Amounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 同组已兑现: what earlier awards of its group leave of a clause; no more is set aside for it (ADR 0505).
 *
 * @param paidFen what the group was paid, in 分
 * @param leftFen what the clause still gives, in 分
 */
public record GroupPaid(Stacking.Rule rule, long paidFen, long leftFen) {

    /** Null where they leave all that the clause gives. */
    static @Nullable GroupPaid of(PolicyLibrary library, CheckUp checkUp, Ledger awards, Finding finding) {
        Stacking stacking = finding.clause().stacking();
        Award award = finding.award();
        Long full = award == null ? null : award.fen();
        if (stacking == null || full == null || awards.isEmpty() || finding.state() == State.INELIGIBLE) {
            return null;
        }
        StackingPass.Counted counted =
                StackingPass.count(library, checkUp, awards, List.of(finding)).getFirst();
        return counted.paid() == 0 || counted.fen() == full
                ? null
                : new GroupPaid(stacking.rule(), counted.paid(), counted.fen());
    }

    /** In the reader's language. */
    String words() {
        String paid = Amounts.words(paidFen);
        String left = Amounts.words(leftFen);
        return switch (rule) {
            case MAX -> t("同组已兑现 {0}，就高不重复，只补差额：至多再得 {1}", paid, left);
            case SUM -> t("同组已兑现 {0}，每年合计封顶：至多再得 {1}", paid, left);
            case EXCLUSIVE -> t("同一支出已兑现 {0}，不再兑现", paid);
        };
    }
}
