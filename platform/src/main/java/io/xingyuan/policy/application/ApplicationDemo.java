package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.casework.DemoHistory;
import io.xingyuan.casework.NewCase;
import io.xingyuan.casework.Topic;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.policy.programme.Programmes;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 演示申报: what led to the money of the demo that has arrived, so that its figures tell how long that took. It goes with
 * what was applied for while the demo lasted.
 */
@Component
class ApplicationDemo {

    private static final int LATEST = 45;
    private static final int EVERY = 9;
    private static final Visitor OFFICER = new Visitor("demo-policy", "演示·林政策", Role.POLICY_OFFICER, null);

    private final Applications applications;
    private final Behind behind;
    private final Audit audit;
    private final Clock clock;

    ApplicationDemo(Applications applications, Behind behind, Audit audit, Clock clock) {
        this.applications = applications;
        this.behind = behind;
        this.audit = audit;
        this.clock = clock;
    }

    /** 所依: what an application of the demo stands on. */
    @Component
    static class Behind {

        private final Programmes programmes;
        private final DemoHistory cases;
        private final Particulars particulars;

        Behind(Programmes programmes, DemoHistory cases, Particulars particulars) {
            this.programmes = programmes;
            this.cases = cases;
            this.particulars = particulars;
        }
    }

    @EventListener(DemoBegan.class)
    @Order(95)
    @Transactional
    public void begin() {
        List<Applications.Arrived> arrived = applications.arrivedInDemo();
        for (int i = 0; i < arrived.size(); i++) {
            Applications.Arrived money = arrived.get(i);
            int place = i;
            behind.programmes.latest(money.whom().clause()).ifPresent(programme -> write(programme, money, place));
        }
    }

    private void write(Programme programme, Applications.Arrived money, int place) {
        ApplicationId id = new ApplicationId(Ids.next(clock));
        Application.Whom whom = money.whom();
        LocalDate day = LocalDate.now(clock).minusDays(LATEST + (long) EVERY * place);
        DemoHistory.Passed passed = behind.cases.passed(
                money.caseId(),
                new NewCase(
                        programme.terms().procedure(),
                        Application.KIND,
                        id.toString(),
                        programme.terms().title(),
                        whom.enterprise(),
                        whom.enterpriseName(),
                        new ParkId(whom.park()),
                        List.of()),
                new Topic(whom.clause().toString(), money.title()),
                day,
                place);
        String number = "演示批复〔" + day.getYear() + "〕" + (place + 1) + "号";
        applications.insert(id, programme.id(), whom, behind.particulars.rule(whom.clause()), OFFICER.name(), true);
        applications.save(applications.get(id), 1, Map.of(EventNumbers.FIELD, number), "演示申报", OFFICER.name());
        applications.submit(
                applications.get(id),
                new Application.Submission(
                        money.caseId(),
                        passed.number(),
                        passed.code(),
                        frozen(programme, money, day, number),
                        money.fen(),
                        Application.Tiers.NONE,
                        clock.instant()),
                OFFICER.name());
        applications.decide(applications.get(id), money.fen(), "", OFFICER, money.payment());
        behind.particulars.hold(applications.get(id), money.fen());
        applications.grant(applications.get(id), money.fen(), "");
        applications.paid(applications.get(id), true);
        applications.backdate(id, day.atTime(10, 0).atZone(clock.getZone()).toInstant());
        behind.cases.count(money.caseId());
        audit.record("写入演示申报", "申报", id, whom.enterpriseName());
    }

    private Frozen frozen(Programme programme, Applications.Arrived money, LocalDate day, String number) {
        return new Frozen(
                day.toString(),
                behind.particulars.rules(),
                Outcome.ELIGIBLE.name(),
                Amounts.words(money.fen()),
                "",
                "",
                List.of(),
                List.of(),
                List.of(new Frozen.Line(EventNumbers.FIELD, EventNumbers.LABEL, number)),
                programme.terms().evidence(),
                "演示申报");
    }

    @EventListener(DemoCleared.class)
    @Order(-80)
    @Transactional
    public void clear() {
        applications.clearDemo();
    }
}
