package io.xingyuan.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 抄送库: who was told of a case. */
@Component
class Copies {

    private final JdbcClient sql;
    private final Clock clock;

    Copies(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** False when the person has it already. */
    boolean send(CaseId id, Tasks.Holder to, String by) {
        return sql.sql("""
                insert into casework.copy (case_id, account, name, by_name, at)
                values (:case, :account, :name, :by, :now) on conflict do nothing""")
                        .param("case", id.value())
                        .param("account", to.account())
                        .param("name", to.name())
                        .param("by", by)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    boolean has(CaseId id, String account) {
        return sql.sql("select exists (select 1 from casework.copy where case_id = :case and account = :account)")
                .param("case", id.value())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    List<String> names(CaseId id) {
        return sql.sql("select name from casework.copy where case_id = :case order by at, name")
                .param("case", id.value())
                .query(String.class)
                .list();
    }
}
