package io.xingyuan.policy.recovery;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.Cases;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.Budgets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 登记到账: what was claimed back comes in, at once or in several takes; one way for every kind of recovery. */
@Component
public class Takes {

    /** The stage of every recovery's procedure that ends when the money is back. */
    public static final String COLLECTION = "collection";

    private final Budgets budgets;
    private final Cases cases;
    private final Audit audit;
    private final Clock clock;

    Takes(Budgets budgets, Cases cases, Audit audit, Clock clock) {
        this.budgets = budgets;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * 应追款: what somebody has claimed back.
     *
     * @param kind of what the log says it belongs to, with that one's id and name
     * @param orderedFen 0 while nothing is decided, or not any more
     * @param collectedFen what of that has come
     * @param takes that came, also under an earlier decision
     */
    public record Owed(
            String kind,
            Object subject,
            String name,
            long orderedFen,
            long collectedFen,
            List<Take> takes,
            @Nullable CaseId caseId) {

        public Owed {
            takes = List.copyOf(takes);
        }

        long restFen() {
            return orderedFen - collectedFen;
        }
    }

    /** 追回的一类: how one kind of recovery keeps its claim, and which payments it comes from. */
    public interface Claim {

        /** Of the claim. */
        Object id();

        /** As it stands, and nobody else changes it before this transaction ends. */
        Owed lock();

        /** It has come; the last one ends the claim. */
        void keep(Take take, boolean last);

        /** Into the ledger. */
        void recover(long fen, String receipt, String key);
    }

    /** The enterprise has paid back what was ordered, or a part of it: into the books; with the last part the case ends. */
    @Transactional
    public void take(Claim claim, TakeForm form) {
        form.mustNameItsReceipt();
        long fen = form.fen();
        budgets.once("take", form.key(), List.of(claim.id(), fen, form.receipt()), () -> {
            Owed owed = claim.lock();
            long taken = mayTake(owed, fen, form.receipt());
            boolean last = taken == owed.restFen();
            mustBeCollecting(owed.caseId());
            claim.keep(new Take(taken, form.receipt(), clock.instant()), last);
            claim.recover(taken, form.receipt(), form.key());
            if (last) {
                pass(owed);
            }
            audit.record(
                    last ? "登记已追回" : "登记部分追回",
                    owed.kind(),
                    owed.subject(),
                    owed.name(),
                    List.of(FieldChange.of("金额", null, yuan(taken)), FieldChange.of("凭证", null, form.receipt())));
        });
    }

    private static long mayTake(Owed owed, long fen, String receipt) {
        long rest = owed.restFen();
        if (owed.orderedFen() == 0 || rest == 0) {
            throw new Refusal("追回还没有审定，或已经办结。");
        }
        if (owed.takes().stream().anyMatch(take -> take.receipt().equals(receipt))) {
            throw new Refusal("凭证“{0}”已经登记过，请核对。", receipt);
        }
        if (fen > rest) {
            throw new Refusal("到账金额应大于 0，并且不超过还没有追回的 {0} 元。", Collecting.figure(rest));
        }
        return fen == 0 ? rest : fen;
    }

    private void mustBeCollecting(@Nullable CaseId id) {
        boolean there = id == null
                || cases.find(id)
                        .filter(state -> state.stage().equals(COLLECTION)
                                && !state.status().closed())
                        .isPresent();
        if (!there) {
            throw notCollecting();
        }
    }

    private void pass(Owed owed) {
        CaseId id = owed.caseId();
        if (id != null && !cases.reportPassed(id, COLLECTION, "已追回 " + yuan(owed.orderedFen()))) {
            throw notCollecting();
        }
    }

    private static Refusal notCollecting() {
        return new Refusal("追回事项现在不在“追缴”环节，不能登记；请先在事项里办到这一步。");
    }

    private static String yuan(long fen) {
        return Collecting.yuan(fen);
    }
}
