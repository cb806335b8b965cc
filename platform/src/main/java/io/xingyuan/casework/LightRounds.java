package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.calendar.Light;
import io.xingyuan.calendar.TimeLimit;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** 重算到期日: when the calendar or the thresholds have changed, the days of the open tasks are counted anew. */
@Component
class LightRounds {

    private static final int AT_ONCE = 500;

    private final Lights lights;
    private final CaseFiles files;
    private final CaseBooks books;
    private final Stages stages;
    private final TransactionOperations transaction;
    private final Audit audit;

    LightRounds(
            Lights lights,
            CaseFiles files,
            CaseBooks books,
            Stages stages,
            TransactionOperations transaction,
            Audit audit) {
        this.lights = lights;
        this.files = files;
        this.books = books;
        this.stages = stages;
        this.transaction = transaction;
        this.audit = audit;
    }

    @Transactional
    void change(Light.Thresholds thresholds, String by) {
        Light.Thresholds before = lights.thresholds();
        lights.change(thresholds, by);
        audit.record(
                "设定亮灯界限",
                "亮灯界限",
                "casework",
                "事项办理",
                List.of(
                        FieldChange.of("黄灯", before.yellow() + "%", thresholds.yellow() + "%"),
                        FieldChange.of("红灯", before.red() + "%", thresholds.red() + "%")));
    }

    /** Counts for what is asked from now on: whoever was asked before keeps the day that they were told. */
    @Transactional
    void change(TimeLimit correction, String by) {
        TimeLimit before = lights.correction();
        lights.change(correction, by);
        audit.record(
                "设定补正期限",
                "补正期限",
                "casework",
                "事项办理",
                List.of(
                        FieldChange.of("期限", before.text(), correction.text()),
                        FieldChange.of("依据", before.source(), correction.source())));
    }

    /** In small steps, each a transaction of its own; whoever works on a case meanwhile is not waited for long. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void round() {
        String now = lights.fingerprint();
        if (now.equals(lights.basis())) {
            return;
        }
        UUID after = new UUID(0, 0);
        List<UUID> some = books.visits().running(after, AT_ONCE);
        while (!some.isEmpty()) {
            List<UUID> chosen = some;
            transaction.executeWithoutResult(status -> {
                audit.notAudited("按日历和界限重算的到期日");
                chosen.forEach(id -> {
                    CaseFile file = files.lock(new CaseId(id));
                    if (!file.status().closed()) {
                        stages.relight(file);
                    }
                });
            });
            after = some.getLast();
            some = books.visits().running(after, AT_ONCE);
        }
        transaction.executeWithoutResult(status -> {
            audit.notAudited("按日历和界限重算的到期日");
            lights.basis(now);
        });
    }
}
