package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 申请人到场: when the applicant had to come; with the corrections it makes up how often they ran. */
@Component
class Attendances {

    private static final int LONGEST = 200;

    private final JdbcClient sql;
    private final CaseFiles files;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    Attendances(JdbcClient sql, CaseFiles files, Timeline timeline, Audit audit, Clock clock) {
        this.sql = sql;
        this.files = files;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void note(CaseId id, LocalDate day, String reason) {
        CaseFile file = files.lock(id);
        if (file.status().closed()) {
            throw new Refusal(
                    "事项{0}已是“{1}”，不能再登记到场。", file.number(), file.status().label());
        }
        LocalDate opened = file.openedAt().atZone(clock.getZone()).toLocalDate();
        if (day.isBefore(opened) || day.isAfter(LocalDate.now(clock))) {
            throw new Refusal("到场日期应在提交之日（{0}）到今天之间。", opened);
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal("请写明为何到场，最多 {0} 个字。", LONGEST);
        }
        String by = Visitor.now().name();
        sql.sql("""
                insert into casework.attendance (id, case_id, day, reason, by_name, at, enterprise_id)
                values (:id, :case, :day, :reason, :by, :now, :enterprise)""")
                .param("id", Ids.next(clock))
                .param("case", id.value())
                .param("day", day)
                .param("reason", reason)
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .param("enterprise", CaseFiles.enterprise(file))
                .update();
        timeline.add(file, by, "登记到场", day + " " + reason);
        audit.record(
                "登记到场", "事项", file.number(), file.title(), List.of(FieldChange.of("到场", null, day + " " + reason)));
    }
}
