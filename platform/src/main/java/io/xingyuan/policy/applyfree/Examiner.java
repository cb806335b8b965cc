package io.xingyuan.policy.applyfree;

import io.xingyuan.engine.Award;
import io.xingyuan.engine.Explanation;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Truth;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.applyfree.Standing.Lack;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.checkup.ClauseCheckUps;
import io.xingyuan.policy.checkup.FindingRow;
import io.xingyuan.policy.checkup.Question;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.policy.fund.GroupRoom;
import io.xingyuan.policy.fund.TopUp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** 核对: how a run's clause stands for one enterprise today, on what is on record with its sources. */
@Component
class Examiner {

    private final ClauseCheckUps checkUps;
    private final Awards awards;
    private final Doubles doubles;
    private final Clock clock;

    Examiner(ClauseCheckUps checkUps, Awards awards, Doubles doubles, Clock clock) {
        this.doubles = doubles;
        this.checkUps = checkUps;
        this.awards = awards;
        this.clock = clock;
    }

    /**
     * 结论: where one stands, what it is due, and why it is not listed.
     *
     * @param fullFen what the clause gives by itself, before what its group was awarded is taken off, in 分
     * @param reason empty for candidates
     */
    record Result(OfferStatus status, Offer.Due due, long fullFen, Standing standing, String reason) {}

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * 已占: who is not due a run's clause any more.
     *
     * @param held those who hold the place of an award already
     * @param offered what other runs have offered, by subject
     */
    record Taken(Set<UUID> held, Map<UUID, List<Doubles.Earlier>> offered) {

        private Place place(Offer.Whom whom) {
            return held.contains(whom.subject()) ? Place.TAKEN : Place.FREE;
        }

        private List<Doubles.Earlier> others(Offer.Whom whom) {
            return offered.getOrDefault(whom.subject(), List.of());
        }
    }

    /** For the year that is looked at today. */
    Taken taken(Run run) {
        return taken(run, Offer.Due.yearOf(today()));
    }

    Taken taken(Run run, int year) {
        return new Taken(awards.held(run.clause(), year), doubles.of(run));
    }

    Result examine(Run run, Offer.Whom whom, Taken taken) {
        Result result = examine(run, whom, taken.place(whom), today());
        return unlessOffered(result, doubles.why(run, taken.others(whom), result.due(), false));
    }

    /** As of the day on which it was offered, also after New Year, when another year's facts are looked at. */
    Result again(Run run, Offer offer, Taken taken) {
        Offer.Whom whom = offer.whom();
        Result result = examine(run, whom, taken.place(whom), offered(offer));
        return unlessOffered(result, doubles.why(run, taken.others(whom), result.due(), true));
    }

    private static Result unlessOffered(Result result, String why) {
        return why.isEmpty() || result.status() == OfferStatus.BARRED
                ? result
                : new Result(OfferStatus.BARRED, new Offer.Due(0, result.due().year(), 0), 0, result.standing(), why);
    }

    /** The same for one for whom the money is set aside, which holds its place. */
    Result examineHolder(Run run, Offer offer) {
        return examine(run, offer.whom(), Place.OWN, offered(offer));
    }

    private static LocalDate offered(Offer offer) {
        return LocalDate.parse(offer.standing().asOf());
    }

    /** 名额: whether another award has it. */
    private enum Place {
        FREE,
        TAKEN,
        OWN
    }

    /** In Chinese, whoever asks: it is kept. */
    private Result examine(Run run, Offer.Whom whom, Place place, LocalDate asOf) {
        LocaleContext readers = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            return inChinese(run, whom, place, asOf);
        } finally {
            LocaleContextHolder.setLocaleContext(readers);
        }
    }

    private Result inChinese(Run run, Offer.Whom whom, Place place, LocalDate asOf) {
        ClauseCheckUp checked;
        try {
            checked = checkUps.examine(
                    new ClauseCheckUps.Asked(
                            whom.enterprise(), run.clause(), whom.subject(), awards.of(whom.enterprise()), asOf),
                    Map.of(),
                    Set.of());
        } catch (NotFound gone) {
            return barred(asOf, empty(asOf), "条款今日不适用于这一户");
        }
        FindingRow row = checked.row();
        Standing standing = standing(whom, checked);
        if (place == Place.TAKEN) {
            return barred(asOf, standing, "已有一笔兑现或正在办理的拨付");
        }
        return switch (row.outcome()) {
            case ELIGIBLE -> eligible(run, whom, row, standing, place);
            case INCOMPLETE ->
                standing.lacking().isEmpty()
                        ? barred(asOf, standing, row.reason())
                        : new Result(OfferStatus.LACKING, Offer.Due.nothing(asOf), 0, standing, "");
            case NEEDS_REVIEW, NEAR, INELIGIBLE ->
                barred(asOf, standing, row.outcome().label() + "：" + row.reason());
        };
    }

    private Result eligible(Run run, Offer.Whom whom, FindingRow row, Standing standing, Place place) {
        Award award = row.finding().award();
        OptionalLong fen = award == null
                ? OptionalLong.empty()
                : run.terms().rule().due(award, run.terms().fixedFen());
        if (award == null || fen.isEmpty()) {
            return barred(row.asOf(), standing, "金额算不出：" + row.amount());
        }
        int year = Offer.Due.yearOf(row.asOf());
        long full = fen.getAsLong();
        GroupRoom room = awards.room(whom.enterprise(), whom.subject(), run.clause(), year);
        long left = place == Place.OWN ? full : room.left(full);
        if (left == 0) {
            return barred(row.asOf(), standing, room.why(full));
        }
        int tier = awards.reached(run.clause().toString(), whom.subject(), award);
        Offer.Due due = new Offer.Due(left, year, tier);
        Standing shown = left == full ? standing : standing.less(room.why(full), room.topUp(full));
        return standing.unvouched().isEmpty()
                ? new Result(OfferStatus.CANDIDATE, due, full, shown, "")
                : new Result(OfferStatus.UNVOUCHED, due, full, shown, "企业自报：" + String.join("、", standing.unvouched()));
    }

    private static Result barred(LocalDate asOf, Standing standing, String why) {
        return new Result(OfferStatus.BARRED, Offer.Due.nothing(asOf), 0, standing, why);
    }

    private Standing standing(Offer.Whom whom, ClauseCheckUp checked) {
        FindingRow row = checked.row();
        return new Standing(
                row.asOf().toString(),
                checkUps.rules(),
                row.outcome().name(),
                row.amount(),
                row.steps(),
                row.tree().top(),
                checked.known(),
                checked.asked().stream()
                        .filter(question -> question.clauses() > 0)
                        .map(question -> lack(whom, question))
                        .toList(),
                unvouched(row.finding().explanation()).distinct().toList(),
                TopUp.NONE);
    }

    private Standing empty(LocalDate asOf) {
        return new Standing(
                asOf.toString(),
                checkUps.rules(),
                Outcome.INELIGIBLE.name(),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TopUp.NONE);
    }

    private static Lack lack(Offer.Whom whom, Question question) {
        String year = question.year() == Facts.NO_YEAR ? "" : "?year=" + question.year();
        return new Lack(
                question.label(),
                "/enterprises/" + whom.enterprise() + "/facts/" + question.subjectId() + "/"
                        + question.fact().code() + year);
    }

    /** What rests on the enterprise's own word, of what the answer rests on: where one way is enough, of the ways that hold. */
    private static Stream<String> unvouched(Explanation node) {
        Stream<String> own = node.operands().stream()
                .filter(operand -> {
                    Fact fact = operand.fact();
                    return fact != null && fact.declared();
                })
                .map(operand -> operand.definition().name());
        boolean oneWayIsEnough = node.kind() == Explanation.Kind.ANY && node.truth() == Truth.MET;
        return Stream.concat(
                own,
                node.children().stream()
                        .filter(child -> !oneWayIsEnough || child.truth() == Truth.MET)
                        .flatMap(Examiner::unvouched));
    }
}
