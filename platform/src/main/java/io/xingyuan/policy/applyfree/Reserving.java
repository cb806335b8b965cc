package io.xingyuan.policy.applyfree;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.policy.fund.PoolState;
import io.xingyuan.policy.fund.Reservation;
import io.xingyuan.policy.fund.Taking;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.policy.programme.Programmes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 按序预留: sets money aside for those who have consented, in the order of the run, and opens their cases. When the money
 * does not suffice for the next one, that one and all behind it wait: nobody is overtaken.
 */
@Component
class Reserving {

    /** So many at most in one transaction. */
    private static final int AT_ONCE = 50;

    private final Runs runs;
    private final Offers offers;
    private final Till till;
    private final Examiner examiner;
    private final Audit audit;

    Reserving(Runs runs, Offers offers, Till till, Examiner examiner, Audit audit) {
        this.runs = runs;
        this.offers = offers;
        this.till = till;
        this.examiner = examiner;
        this.audit = audit;
    }

    /** 出纳: the programme's money, the pool's, and the cases that decide on it. */
    @Component
    static class Till {

        private final Programmes programmes;
        private final Budgets budgets;
        private final Cases cases;
        private final Tellings tellings;

        Till(Programmes programmes, Budgets budgets, Cases cases, Tellings tellings) {
            this.programmes = programmes;
            this.budgets = budgets;
            this.cases = cases;
            this.tellings = tellings;
        }

        /** For this transaction alone. */
        Programme programme(Run run) {
            return programmes.lock(run.programme());
        }

        PoolId pool(Programme programme) {
            UUID pool = programme.terms().pool();
            if (pool == null) {
                throw new NotFound("资金池");
            }
            return new PoolId(pool);
        }

        PoolState money(PoolId pool) {
            return budgets.find(pool).orElseThrow(() -> new NotFound("资金池"));
        }

        /** Out of what is left of the programme, of which nobody else takes meanwhile. */
        void hold(Offer offer) {
            if (!programmes.hold(
                    offer.programme(), offer.id().value(), offer.due().fen())) {
                throw new IllegalStateException("the programme has not what " + offer.id() + " takes");
            }
        }

        Taking reserve(List<Reservation> wanted) {
            return budgets.reserveInOrder(wanted);
        }

        CaseState open(Run run, Offer offer) {
            CaseId id = cases.open(new NewCase(
                    run.terms().procedure(),
                    Offer.KIND,
                    offer.id().toString(),
                    run.title(),
                    offer.whom().enterprise(),
                    offer.whom().named(),
                    offer.whom().park(),
                    List.of()));
            return cases.find(id).orElseThrow(() -> new NotFound("事项"));
        }

        void decidedBy(PaymentId payment, CaseId caseId) {
            budgets.decidedBy(payment, caseId.toString());
        }

        void tell(Offer offer, String title, String words) {
            tellings.decided(offer, title, words);
        }
    }

    /** One portion; true when there may be more to do at once. */
    @Transactional
    public boolean portion(RunId id) {
        Run run = runs.lock(id);
        runs.lockClause(run);
        List<Offer> queue = offers.queue(run);
        boolean tooEarly = run.terms().turn() == Turn.LIST
                && run.answerable(runs.today())
                && !offers.all(id, OfferStatus.PUSHED).isEmpty();
        if (queue.isEmpty() || tooEarly) {
            queue.forEach(offer -> offers.waits(offer, "确认期满后按名单顺序预留"));
            audit.notAudited("等确认期满或没有等候的");
            return false;
        }
        Map<Integer, Examiner.Taken> taken = new HashMap<>();
        List<Ready> standing = new ArrayList<>();
        for (Offer offer : queue.subList(0, Math.min(AT_ONCE, queue.size()))) {
            Examiner.Taken others = taken.computeIfAbsent(offer.due().year(), year -> examiner.taken(run, year));
            Examiner.Result now = examiner.again(run, offer, others);
            if (now.status() == OfferStatus.CANDIDATE
                    && now.due().fen() >= offer.due().fen()) {
                standing.add(new Ready(offer, now.fullFen()));
            } else {
                refuse(offer, now.reason().isEmpty() ? less(now) : now.reason());
            }
        }
        boolean more = reserve(run, standing, queue.size());
        int left = offers.queue(run).size();
        if (left == queue.size()) {
            audit.notAudited("nobody's turn came");
        } else {
            audit.record("按序预留免申即享资金", "免申即享轮次", id, run.title(), List.of(FieldChange.of("等候户数", queue.size(), left)));
        }
        return more;
    }

    private static String less(Examiner.Result now) {
        return now.due().fen() < now.fullFen()
                ? "推送后同组有了别的兑现，现应兑现 " + Tellings.yuan(now.due().fen()) + "，少于推送时的金额"
                : "数据已变动，金额与推送时不同";
    }

    /** 待预留: one that still stands, and what the clause gives it by itself, in 分. */
    private record Ready(Offer offer, long fullFen) {}

    /** Only as many as there is money for are asked for, so that who waits leaves no traces in the books. */
    private boolean reserve(Run run, List<Ready> standing, int waiting) {
        Programme programme = till.programme(run);
        PoolId pool = till.pool(programme);
        PoolState money = till.money(pool);
        long left = Math.min(programme.leftFen(), money.freeFen());
        List<Ready> fitting = new ArrayList<>();
        long sum = 0;
        for (Ready ready : standing) {
            if (sum + ready.offer().due().fen() > left) {
                break;
            }
            sum += ready.offer().due().fen();
            fitting.add(ready);
        }
        boolean tooLittle = fitting.size() < standing.size();
        Taking taking = fitting.isEmpty()
                ? new Taking(List.of())
                : till.reserve(fitting.stream()
                        .map(ready -> reservation(run, pool, ready))
                        .toList());
        for (Taking.Line line : taking.lines()) {
            settle(run, fitting.get(line.number() - 1).offer(), line);
        }
        if (tooLittle) {
            sayWhy(run, till.programme(run), till.money(pool));
        }
        return !tooLittle && waiting > AT_ONCE;
    }

    private static Reservation reservation(Run run, PoolId pool, Ready ready) {
        Offer offer = ready.offer();
        return new Reservation(
                pool,
                offer.due().fen(),
                ready.fullFen(),
                new Reservation.Whom(
                        offer.whom().enterprise(),
                        offer.whom().subject(),
                        offer.whom().subjectName()),
                new Reservation.Under(
                                run.clause().toString(),
                                offer.due().year(),
                                offer.due().tier())
                        .unlessGiven(),
                run.title(),
                "");
    }

    private void settle(Run run, Offer offer, Taking.Line line) {
        PaymentId payment = line.payment();
        if (payment == null) {
            if (line.repeated()) {
                refuse(offer, line.why());
            }
            return;
        }
        till.hold(offer);
        CaseState opened = till.open(run, offer);
        till.decidedBy(payment, opened.id());
        offers.begin(offer, payment, opened.id(), opened.number());
        till.tell(
                offer,
                "已受理：" + run.title(),
                "资金 " + Tellings.yuan(offer.due().fen()) + " 已预留，受理编号 " + opened.number() + "，接下来公示和审定。");
    }

    private void refuse(Offer offer, String why) {
        offers.step(offer, OfferStatus.REFUSED, why);
        till.tell(offer, "不能兑现：" + offer.whom().named(), why);
    }

    private void sayWhy(Run run, Programme programme, PoolState money) {
        List<Offer> queue = offers.queue(run);
        for (int i = 0; i < queue.size(); i++) {
            Offer offer = queue.get(i);
            boolean ofProgramme = programme.leftFen() <= money.freeFen();
            String what = ofProgramme ? "安排余额" : "资金池“" + money.name() + "”可用余额";
            String why = i == 0
                    ? what + "不足以预留 " + Tellings.yuan(offer.due().fen()) + "，资金到位后首先预留这一户"
                    : what + "不足，按顺序等候，前面还有 " + i + " 户";
            offers.waits(offer, why);
            if (offer.reason().isEmpty()) {
                till.tell(offer, "等候资金：" + run.title(), why + "。");
            }
        }
    }
}
