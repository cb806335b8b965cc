package io.xingyuan.policy.applyfree;

import io.xingyuan.audit.Audit;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import io.xingyuan.web.Each;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 公开时限巡查: tells the officers once when a public clock of a run turns yellow and once when it is overdue; counts what was kept. */
@Component
class ClockRounds {

    static final String CLOCK = "apply-free-clock";

    /** It turns yellow when no more than one part in so many of the time is left. */
    private static final int PARTS = 3;

    private final Runs runs;
    private final Offers offers;
    private final KeptClocks clocks;
    private final WorkCalendar calendar;
    private final Crier crier;

    ClockRounds(Runs runs, Offers offers, KeptClocks clocks, WorkCalendar calendar, Crier crier) {
        this.runs = runs;
        this.offers = offers;
        this.clocks = clocks;
        this.calendar = calendar;
        this.crier = crier;
    }

    /** 提醒: how a round tells what it found. */
    @Component
    static class Crier {

        private final Notices notices;
        private final Audit audit;
        private final TransactionOperations transaction;

        Crier(Notices notices, Audit audit, TransactionOperations transaction) {
            this.notices = notices;
            this.audit = audit;
            this.transaction = transaction;
        }

        /** Within a transaction of its own. */
        void quietly(String reason, Runnable work) {
            transaction.executeWithoutResult(status -> {
                audit.notAudited(reason);
                work.run();
            });
        }

        void tell(Run run, String title, String words) {
            if (run.parks().isEmpty()) {
                tell(run, title, words, null);
                return;
            }
            for (String park : run.parks().split(",", -1)) {
                tell(run, title, words, new ParkId(park));
            }
        }

        private void tell(Run run, String title, String words, @Nullable ParkId park) {
            notices.tell(new News(CLOCK, title, words, run.path(), Audience.of(Role.POLICY_OFFICER, park)));
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M")
    void round() {
        for (PublicClock.Key key : PublicClock.Key.values()) {
            crier.quietly("公开时限的执行情况", () -> clocks.write(key, clocks.count(key)));
        }
        Each.of(runs.underTheClock(), this::look);
    }

    private void look(Run run) {
        if (run.signatures().pushedOn() == null) {
            look(
                    run,
                    PublicClock.Key.PUSH,
                    run.limits().push(),
                    run.signatures().startedOn());
        }
        offers.oldestUnpaid(run.id())
                .ifPresent(since -> look(run, PublicClock.Key.PAY, run.limits().pay(), since));
    }

    private void look(Run run, PublicClock.Key key, TimeLimit limit, LocalDate since) {
        WorkingDays working = calendar.days();
        LocalDate today = runs.today();
        LocalDate due = limit.due(since, working);
        boolean late = today.isAfter(due);
        boolean near = !late && working.between(today, due) * PARTS <= limit.amount();
        if (late || near) {
            crier.quietly("公开时限提醒", () -> {
                if (clocks.warn(run.id(), key, due, late ? "late" : "near")) {
                    crier.tell(
                            run,
                            "免申即享" + key.label() + (late ? "已过期：" : "快到期：") + run.title(),
                            run.number() + " 应在 " + working.told(due) + " 前"
                                    + (key == PublicClock.Key.PUSH ? "推送" : "到账（最早确认的一户）") + "。");
                }
            });
        }
    }
}
