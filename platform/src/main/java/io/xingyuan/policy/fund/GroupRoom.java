package io.xingyuan.policy.fund;

import io.xingyuan.engine.Stacking;
import io.xingyuan.kernel.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 同组余额: what a group of clauses that stand against each other leaves of an award, after all that was awarded or is
 * being awarded under the group for the same year.
 *
 * @param stacking null where nothing stands against the clause
 * @param takenFen in 分, of the enterprise, or of the subject where one expenditure counts once
 */
public record GroupRoom(@Nullable Stacking stacking, long takenFen) {

    static final GroupRoom FREE = new GroupRoom(null, 0);

    /**
     * What may be paid, in 分.
     *
     * @param fullFen what the clause gives by itself, in 分
     */
    public long left(long fullFen) {
        if (stacking == null) {
            return fullFen;
        }
        Long cap = stacking.capFen();
        return switch (stacking.rule()) {
            case MAX -> Math.max(0, fullFen - takenFen);
            case EXCLUSIVE -> takenFen > 0 ? 0 : fullFen;
            case SUM -> cap == null ? fullFen : Math.min(fullFen, Math.max(0, cap - takenFen));
        };
    }

    /** What is paid where only the highest counts and less came before. */
    public TopUp topUp(long fullFen) {
        boolean highest = stacking != null && stacking.rule() == Stacking.Rule.MAX;
        return highest && takenFen > 0 ? new TopUp(fullFen, takenFen) : TopUp.NONE;
    }

    /** Why less than the clause gives may be paid, in Chinese: it is kept. */
    public String why(long fullFen) {
        return no(fullFen).map(Throwable::getMessage).orElse("");
    }

    /** The same as a refusal; empty where nothing stands against the clause. */
    public Optional<Refusal> no(long fullFen) {
        if (stacking == null) {
            return Optional.empty();
        }
        String group = stacking.group();
        String taken = Wan.figure(takenFen);
        String left = Wan.figure(left(fullFen));
        Long cap = stacking.capFen();
        return Optional.of(
                switch (stacking.rule()) {
                    case MAX -> new Refusal("同组“{0}”已兑现或在办 {1} 万元，就高不重复，只补差额，这一笔至多 {2} 万元。", group, taken, left);
                    case EXCLUSIVE -> new Refusal("同组“{0}”已兑现或在办 {1} 万元，同一支出不再兑现。", group, taken);
                    case SUM ->
                        new Refusal(
                                "同组“{0}”已兑现或在办 {1} 万元，每年合计至多 {2} 万元，这一笔至多 {3} 万元。",
                                group, taken, Wan.figure(cap == null ? takenFen : cap), left);
                });
    }
}
