package io.xingyuan.policy.figures;

import io.xingyuan.casework.CaseCounted;
import io.xingyuan.casework.CaseStatus;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 事项用时账: keeps beside the money what the cases behind it took, so that both are summed at once. */
@Component
class SpentKeeping {

    private final JdbcClient sql;

    SpentKeeping(JdbcClient sql) {
        this.sql = sql;
    }

    /** Only what passed led to money. */
    @EventListener
    void counted(CaseCounted counted) {
        if (counted.status() != CaseStatus.PASSED) {
            return;
        }
        sql.sql("""
                insert into policy.award_spent (case_id, opened_on, office_days, applicant_days, paused_days)
                select :case, :opened, :office, :applicant, :paused
                where exists (select 1 from policy.application where case_id = :case)
                   or exists (select 1 from policy.applyfree_offer where case_id = :case)
                on conflict (case_id) do update set opened_on = excluded.opened_on, office_days = excluded.office_days,
                    applicant_days = excluded.applicant_days, paused_days = excluded.paused_days""")
                .param("case", counted.id().value())
                .param("opened", counted.opened())
                .param("office", counted.office())
                .param("applicant", counted.applicant())
                .param("paused", counted.paused())
                .update();
    }
}
