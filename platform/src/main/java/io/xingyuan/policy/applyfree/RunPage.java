package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.engine.Clause;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 轮次页: a run with one part of its list, its money and its two public clocks.
 *
 * @param oldestUnpaid day of the earliest consent that is not paid yet; null for none
 */
record RunPage(
        Run run,
        Programme programme,
        Clause clause,
        Map<OfferStatus, Offers.Sum> sums,
        Part part,
        Listing<Offer> listing,
        Money money,
        @Nullable LocalDate oldestUnpaid,
        WorkingDays days,
        LocalDate today) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** 余额: what is left of the programme, and free in its pool. */
    record Money(long programmeFen, long poolFen) {}

    static Offers.Sum sum(Map<OfferStatus, Offers.Sum> sums, Part part) {
        return part.statuses().stream()
                .map(status -> sums.getOrDefault(status, Offers.Sum.NOTHING))
                .reduce(Offers.Sum.NOTHING, Offers.Sum::plus);
    }

    /** The one asked for; else the first in which there is something. */
    static Part part(@Nullable String wanted, Map<OfferStatus, Offers.Sum> sums) {
        return Arrays.stream(Part.values())
                .filter(part -> part.path().equals(wanted))
                .findFirst()
                .or(() -> Arrays.stream(Part.values())
                        .filter(part -> sum(sums, part).number() > 0)
                        .findFirst())
                .orElse(Part.LISTED);
    }

    List<Part> parts() {
        return List.of(Part.values());
    }

    long number(Part each) {
        return sum(sums, each).number();
    }

    String amount(Part each) {
        return Amounts.words(sum(sums, each).fen());
    }

    String address(Part each) {
        return run.path() + "?part=" + each.path();
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    boolean mayRun() {
        return run.open() && Visitor.now().role() == io.xingyuan.kernel.Role.POLICY_OFFICER;
    }

    boolean mayPush() {
        return mayRun() && number(Part.LISTED) + number(OfferStatus.LACKING) > 0;
    }

    private long number(OfferStatus status) {
        return sums.getOrDefault(status, Offers.Sum.NOTHING).number();
    }

    /** Everything that was asked for, is promised or was paid in this run. */
    private long wantedFen() {
        return sum(sums, Part.LISTED).fen()
                + sum(sums, Part.ASKING).fen()
                + sum(sums, Part.QUEUE).fen();
    }

    boolean moneySuffices() {
        return wantedFen() <= Math.min(money.programmeFen(), money.poolFen());
    }

    String wanted() {
        return Amounts.words(wantedFen());
    }

    String left() {
        return Amounts.words(money.programmeFen());
    }

    String free() {
        return Amounts.words(money.poolFen());
    }

    LocalDate pushDue() {
        return run.limits().push().due(run.signatures().startedOn(), days);
    }

    /** How the first clock stands. */
    Light push() {
        LocalDate pushed = run.signatures().pushedOn();
        LocalDate due = pushDue();
        if (pushed != null) {
            return pushed.isAfter(due)
                    ? new Light("near", t("{0} 推送，晚了 {1}", pushed.toString(), days.counted(due, pushed)))
                    : new Light("ok", t("{0} 推送，按时", pushed.toString()));
        }
        return today.isAfter(due)
                ? new Light("bad", t("已过期 {0}，还没有推送", days.counted(due, today)))
                : new Light("miss", t("应在 {0} 前推送", days.dated(due)));
    }

    /** How the second clock stands, for the one who has waited longest. */
    Light pay() {
        if (oldestUnpaid == null) {
            return new Light(
                    number(Part.DONE) > 0 ? "ok" : "miss", number(Part.DONE) > 0 ? t("确认的都已到账") : t("还没有企业确认"));
        }
        LocalDate due = run.limits().pay().due(oldestUnpaid, days);
        return today.isAfter(due)
                ? new Light("bad", t("最早确认的一户已过期 {0}", days.counted(due, today)))
                : new Light("near", t("最早确认的一户应在 {0} 前到账", days.dated(due)));
    }

    /** 时限情况, in words and colour. */
    record Light(String look, String words) {}

    /** By when one that has consented is to be paid; empty for others. */
    String payDue(Offer offer) {
        Instant at = offer.answer().at();
        return at == null || offer.status() == OfferStatus.DECLINED
                ? ""
                : days.dated(run.limits().pay().due(Run.day(at), days));
    }

    /** What stands in the last column: why, when, or how it goes on. */
    String note(Offer offer) {
        return switch (offer.status()) {
            case CANDIDATE -> offer.standing().steps();
            case LACKING, ASKED ->
                offer.standing().lacking().isEmpty()
                        ? ""
                        : t("缺{0}", offer.standing().lacked());
            case UNVOUCHED -> t("企业自报：{0}", String.join(t("、"), offer.standing().unvouched()));
            case PUSHED -> t("等企业确认，{0} 截止", run.terms().answerBy().toString());
            case CONSENTED, EXCLUDED, BARRED, DECLINED, REFUSED, CANCELLED -> offer.reason();
            case LAPSED -> t("{0} 前没有答复", run.terms().answerBy().toString());
            case RUNNING, APPROVED -> t("应在 {0} 前到账", payDue(offer));
            case PAID -> {
                Offer.Progress progress = offer.progress();
                yield progress == null || progress.paidOn() == null
                        ? ""
                        : t("{0} 到账", progress.paidOn().toString());
            }
        };
    }
}
