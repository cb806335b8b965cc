package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.web.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 专家组: the experts drawn for one case and what they are asked. While a case is in a stage it may have several, such
 * as one for the technology and one for the accounts.
 *
 * @param name tells it from the other panels of the same stage
 * @param park where the case lies; null for no certain one
 * @param stage of the case for which it was formed
 * @param over whether the case has left that stage since: nobody is asked any more
 * @param avoid units from which its experts stay away, the applicant among them
 * @param seed of the draw
 * @param passMark from which the case goes on by itself; null when somebody decides in any case
 * @param result null until all sheets are in
 */
record Panel(
        UUID id,
        String name,
        CaseId caseId,
        String number,
        String title,
        @Nullable String park,
        String stage,
        boolean over,
        List<String> avoid,
        String seed,
        ScoringRule rule,
        @Nullable BigDecimal passMark,
        @Nullable BigDecimal result,
        List<Draw.Quota> quotas,
        List<Criterion> criteria,
        List<Seat> seats) {

    /** 评分指标, with its weight as the most points that it gives. */
    record Criterion(int position, String label, BigDecimal most) {}

    /** The usual name of the only one. */
    static final String USUAL_NAME = "专家组";

    boolean done() {
        return result != null;
    }

    /** Whether sheets are still taken. */
    boolean running() {
        return !done() && !over;
    }

    /** Whether its result is good enough for the case to go on by itself. */
    boolean passed() {
        return result != null && passMark != null && result.compareTo(passMark) >= 0;
    }

    /** Whether somebody who reaches this far works on it. */
    boolean within(Scope scope) {
        return scope.everywhere() || (park != null && scope.covers(new ParkId(park)));
    }

    /** What it is about, with its own name where that says something. */
    String heading() {
        return name.equals(USUAL_NAME) ? title : title + " · " + name;
    }

    /** Seats that nobody has refused. */
    List<Seat> sitting() {
        return seats.stream()
                .filter(seat -> seat.status() != Seat.Status.REFUSED)
                .toList();
    }

    int missing(Draw.Quota quota) {
        return quota.seats()
                - (int) sitting().stream()
                        .filter(seat -> seat.field().equals(quota.field()))
                        .count();
    }

    int missing() {
        return quotas.stream().mapToInt(this::missing).sum();
    }

    /** Whether every seat is taken and every sheet is in. */
    boolean complete() {
        return missing() == 0 && sitting().stream().allMatch(seat -> seat.status() == Seat.Status.DONE);
    }

    long sheets() {
        return seats.stream().filter(seat -> seat.status() == Seat.Status.DONE).count();
    }

    BigDecimal most() {
        return criteria.stream().map(Criterion::most).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The result in the reader's language, empty while sheets are missing. */
    String said() {
        return result == null
                ? ""
                : t(
                        "{0}评分 {1} 分（满分 {2}，{3} 位专家，{4}）",
                        t(name.equals(USUAL_NAME) ? "专家" : name),
                        result.toPlainString(),
                        most().stripTrailingZeros().toPlainString(),
                        sitting().size(),
                        t(rule.label()));
    }

    /** The same as a Chinese sentence, for the record. */
    String sentence() {
        return result == null
                ? ""
                : (name.equals(USUAL_NAME) ? "专家" : name) + "评分 " + result.toPlainString() + " 分（满分 "
                        + most().stripTrailingZeros().toPlainString() + "，"
                        + sitting().size() + " 位专家，" + rule.label() + "）";
    }
}
