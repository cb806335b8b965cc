package io.xingyuan.policy.applyfree;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.policy.fund.PoolState;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.policy.programme.ProgrammeId;
import io.xingyuan.policy.programme.ProgrammeStatus;
import io.xingyuan.policy.programme.Programmes;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts runs together with their programme, clause, money and clocks. */
@Component
class RunViews {

    /** The procedure of all cases of apply-free; the park publishes its own versions of it. */
    static final String PROCEDURE = "apply-free";

    private static final int USUAL_DAYS = 15;

    private final Offers offers;
    private final Clocks clocks;
    private final Sources sources;
    private final Clock clock;

    RunViews(Offers offers, Clocks clocks, Sources sources, Clock clock) {
        this.offers = offers;
        this.clocks = clocks;
        this.sources = sources;
        this.clock = clock;
    }

    /** 出处: what runs are made of. */
    @Component
    static class Sources {

        private final Programmes programmes;
        private final PolicyLibrary library;
        private final Budgets budgets;
        private final WorkCalendar calendar;

        Sources(Programmes programmes, PolicyLibrary library, Budgets budgets, WorkCalendar calendar) {
            this.programmes = programmes;
            this.library = library;
            this.budgets = budgets;
            this.calendar = calendar;
        }

        Programme programme(ProgrammeId id) {
            return programmes.get(id);
        }

        Clause clause(Programme programme) {
            return library.clause(programme.terms().clause()).orElseThrow(() -> new NotFound("条款"));
        }

        Optional<PoolState> pool(Programme programme) {
            UUID pool = programme.terms().pool();
            return pool == null ? Optional.empty() : budgets.find(new PoolId(pool));
        }

        WorkingDays days() {
            return calendar.days();
        }

        List<Programme> open(LocalDate today) {
            return programmes.open(today);
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Programmes that are open today. */
    List<Programme> open() {
        return sources.open(today());
    }

    Programme programme(String id) {
        return sources.programme(ProgrammeId.of(id));
    }

    Clause clause(Programme programme) {
        return sources.clause(programme);
    }

    List<PublicClock> clocks() {
        return clocks.all();
    }

    RunForm blank(Programme programme) {
        return RunForm.blank(
                programme.id().toString(), clause(programme), sources.days().plus(today(), USUAL_DAYS));
    }

    /** A new run as the form says, by the visitor, for the parks that the visitor answers for. */
    Run of(Programme programme, RunForm form, Visitor by) {
        if (programme.status() != ProgrammeStatus.PUBLISHED) {
            throw new Refusal("兑现安排发布后才能免申即享，关闭后不再受理。");
        }
        if (sources.pool(programme).isEmpty()) {
            throw new Refusal("这份兑现安排没有指定资金池。");
        }
        return new Run(
                new RunId(Ids.next(clock)),
                "",
                programme.id(),
                programme.terms().clause(),
                programme.terms().title(),
                Run.parks(by.scope()),
                form.terms(),
                new Run.Limits(
                        clocks.get(PublicClock.Key.PUSH).limit(),
                        clocks.get(PublicClock.Key.PAY).limit()),
                true,
                new Run.Signatures(by.account(), by.name(), clock.instant(), clock.instant(), null, null, null, null),
                programme.signatures().demo(),
                1);
    }

    RunPage page(Run run, @Nullable String wanted, Paging paging) {
        var sums = offers.sums(run.id());
        Part part = RunPage.part(wanted, sums);
        Programme programme = sources.programme(run.programme());
        return new RunPage(
                run,
                programme,
                sources.clause(programme),
                sums,
                part,
                new Listing<>(
                        offers.of(run.id(), part.statuses(), paging),
                        RunPage.sum(sums, part).number(),
                        paging),
                new RunPage.Money(
                        programme.leftFen(),
                        sources.pool(programme).map(PoolState::freeFen).orElse(0L)),
                offers.oldestUnpaid(run.id()).orElse(null),
                sources.days(),
                today());
    }
}
