package io.xingyuan.policy.recovery;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.engine.Award;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.State;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.checkup.ClauseCheckUps;
import io.xingyuan.policy.fund.AwardState;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentMoved;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 兑现跟踪: remembers what paid money rests on, looks again when facts change, and opens a case when it no longer stands. */
@Component
class Watching {

    private static final int YEARS = 3;

    private final Recoveries recoveries;
    private final Records records;
    private final Collecting collecting;
    private final Audit audit;
    private final Clock clock;

    Watching(Recoveries recoveries, Records records, Collecting collecting, Audit audit, Clock clock) {
        this.recoveries = recoveries;
        this.records = records;
        this.collecting = collecting;
        this.audit = audit;
        this.clock = clock;
    }

    /** 卷宗: what is on record of enterprises, awards and payments. */
    @Component
    static class Records {

        private final ClauseCheckUps checkUps;
        private final Awards awards;
        private final Budgets budgets;
        private final Enterprises enterprises;

        Records(ClauseCheckUps checkUps, Awards awards, Budgets budgets, Enterprises enterprises) {
            this.checkUps = checkUps;
            this.awards = awards;
            this.budgets = budgets;
            this.enterprises = enterprises;
        }

        String rules() {
            return checkUps.rules();
        }

        /** How the clause stands as if this payment had not been made; empty when it is not about this subject any more. */
        Optional<ClauseCheckUp> standing(Watch watch) {
            try {
                return Optional.of(checkUps.examine(
                        new ClauseCheckUps.Asked(
                                watch.enterprise(),
                                watch.clause(),
                                watch.subject(),
                                awards.without(watch.enterprise(), watch.payment()),
                                watch.asOf()),
                        Map.of(),
                        Set.of()));
            } catch (NotFound gone) {
                return Optional.empty();
            }
        }

        AwardState award(PaymentId id) {
            return budgets.award(id);
        }

        EnterpriseSummary enterprise(EnterpriseId id) {
            return enterprises.find(id).orElseThrow(() -> new NotFound("企业"));
        }
    }

    /**
     * Begins to watch the award of which something was paid, where it is under a clause of the library and was due, or
     * open to judgement alone, by what is on record. Paid in parts it is watched as one, under its first.
     */
    void paid(PaymentMoved moved) {
        Optional<ClauseId> clause = clause(moved.clause());
        if (clause.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate endOfItsYear = LocalDate.of(moved.year() + 1, Month.DECEMBER, 31);
        LocalDate asOf = endOfItsYear.isBefore(today) ? endOfItsYear : today;
        Watch bare = new Watch(
                records.award(moved.payment()).first(),
                moved.enterprise(),
                clause.get(),
                moved.subject(),
                asOf,
                records.rules(),
                Map.of());
        inChinese(() -> records.standing(bare))
                .filter(checked -> stood(checked.row().finding().state()))
                .ifPresent(checked -> {
                    recoveries.watch(
                            new Watch(
                                    bare.payment(),
                                    bare.enterprise(),
                                    bare.clause(),
                                    bare.subject(),
                                    asOf,
                                    bare.rules(),
                                    known(checked)),
                            today.plusYears(YEARS));
                    audit.notAudited("what the payment rests on");
                });
    }

    /** What somebody has to judge is watched on the conditions that need no judgement. */
    private static boolean stood(State state) {
        return state == State.ELIGIBLE || state == State.NEEDS_REVIEW;
    }

    /** An agreement is no clause. */
    private static Optional<ClauseId> clause(String id) {
        return id.indexOf('/') <= 0 || id.endsWith("/") ? Optional.empty() : Optional.of(ClauseId.parse(id));
    }

    private static Map<String, String> known(ClauseCheckUp checked) {
        Map<String, String> known = new LinkedHashMap<>();
        checked.known().forEach(fact -> known.put(fact.name(), fact.value() + "（" + fact.provenance() + "）"));
        return known;
    }

    /** What of the award behind a payment the enterprise has. */
    AwardState award(PaymentId payment) {
        return records.award(payment);
    }

    /** Looks again at one award; gives whether a case was opened. */
    @Transactional
    public boolean look(Watch watch) {
        AwardState award = records.award(watch.payment());
        if (award.paidFen() == 0) {
            return false;
        }
        ClauseCheckUp now = inChinese(() -> records.standing(watch)).orElse(null);
        if (now == null) {
            return false;
        }
        List<Recovery.Change> changes = changes(watch.known(), known(now));
        String found = inChinese(() -> found(now, award, changes));
        if (found.isEmpty() || recoveries.dismissed(watch.payment(), changes)) {
            return false;
        }
        return open(watch, award, found, changes);
    }

    /** What is wrong with it now; empty when it stands. What was never on record is no ground; what was taken back is one to look. */
    private static String found(ClauseCheckUp now, AwardState given, List<Recovery.Change> changes) {
        String paid = "已支付 " + Collecting.yuan(given.paidFen())
                + (given.fen() > given.paidFen()
                        ? "，未付的 " + Collecting.yuan(given.fen() - given.paidFen()) + " 请一并处理"
                        : "");
        if (now.row().finding().state() == State.INELIGIBLE) {
            return "按现在的数据不符合：" + now.row().reason() + (given.fen() > given.paidFen() ? "。" + paid : "");
        }
        List<String> gone = changes.stream()
                .filter(change -> !change.before().isEmpty() && change.after().isEmpty())
                .map(Recovery.Change::name)
                .toList();
        if (now.row().finding().state() == State.INCOMPLETE && !gone.isEmpty()) {
            return "数据已撤销，待核实：" + String.join("、", gone) + (given.fen() > given.paidFen() ? "。" + paid : "");
        }
        Award award = now.row().finding().award();
        Long most = award == null ? null : award.fen();
        boolean known = now.row().finding().state() == State.ELIGIBLE && award != null && !award.bound();
        return known && most != null && most < given.fen() ? "按现在的数据最多 " + Collecting.yuan(most) + "，" + paid : "";
    }

    private static List<Recovery.Change> changes(Map<String, String> before, Map<String, String> after) {
        List<Recovery.Change> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = after.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(new Recovery.Change(name, was, is));
            }
        }
        return changes;
    }

    private boolean open(Watch watch, AwardState award, String found, List<Recovery.Change> changes) {
        EnterpriseSummary enterprise = records.enterprise(watch.enterprise());
        Recovery recovery = new Recovery(
                new RecoveryId(Ids.next(clock)),
                watch.payment(),
                watch.enterprise(),
                enterprise.name(),
                enterprise.park().value(),
                award.paidFen(),
                found,
                changes,
                RecoveryStatus.OPEN,
                0,
                0,
                List.of(),
                null,
                "",
                clock.instant(),
                1);
        if (!recoveries.insert(recovery)) {
            return false;
        }
        collecting.hold(recovery, true);
        recoveries.opened(recovery.id(), collecting.begin(recovery, award.number()));
        audit.record(
                "发现已支付的兑现不再成立",
                "资金追回",
                recovery.id(),
                enterprise.name(),
                List.of(FieldChange.of("拨付单", null, award.number()), FieldChange.of("核对结果", null, found)));
        return true;
    }

    /** It is kept, and the park decides on it: in Chinese, whoever caused it. */
    private static <T> T inChinese(Supplier<T> work) {
        LocaleContext readers = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(readers);
        }
    }
}
