package io.xingyuan.casework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 事项用时: what closed cases took, for the figures of other modules. */
@Component
public class CaseTimes {

    private final JdbcClient sql;

    CaseTimes(JdbcClient sql) {
        this.sql = sql;
    }

    /** 用时账: working days from the day a case was opened to the day it ended, by who held it. */
    public record Spent(LocalDate opened, LocalDate closed, int office, int applicant, int paused) {}

    /** Those of them that have ended. */
    public Map<CaseId, Spent> of(Collection<CaseId> cases) {
        Map<CaseId, Spent> spent = new HashMap<>();
        sql.sql("""
                        select case_id, opened_on, closed_on, office_days, applicant_days, paused_days
                        from casework.closing where case_id = any(:cases)""")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    spent.put(
                            new CaseId(row.getObject("case_id", UUID.class)),
                            new Spent(
                                    row.getObject("opened_on", LocalDate.class),
                                    row.getObject("closed_on", LocalDate.class),
                                    row.getInt("office_days"),
                                    row.getInt("applicant_days"),
                                    row.getInt("paused_days")));
                });
        return spent;
    }
}
