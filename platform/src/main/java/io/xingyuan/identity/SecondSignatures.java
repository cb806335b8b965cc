package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 第二签: confirms or sends back what one administrator proposed and another has to sign. */
@Component
@OnParkSide
class SecondSignatures {

    private final JdbcClient jdbc;
    private final Clock clock;

    SecondSignatures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What waits for a second signature, and the table in which it does. */
    enum Paper {
        GRANT("identity.role_grant"),
        DUTY("identity.duty_change"),
        CODE_RESET("identity.code_reset");

        private final String table;

        Paper(String table) {
            this.table = table;
        }
    }

    /**
     * False when somebody else signed it meanwhile. Two signatures are those of two administrators: the first does not
     * count any more once its writer is none.
     */
    boolean sign(Paper paper, UUID id, int version, GrantStatus status, Visitor by) {
        if (status == GrantStatus.STANDING && !firstStillCounts(paper, id)) {
            throw new Refusal("提出人已不再担任管理员，请退回，由现任管理员重新提出。");
        }
        return jdbc.sql("update " + paper.table + """
                 set status = :status, decided_by = :by, decided_name = :name,
                    decided_at = :now, version = version + 1
                where id = :id and version = :version and status = 'PROPOSED'""")
                        .param("status", status.name())
                        .param("by", UUID.fromString(by.account()))
                        .param("name", by.name())
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private boolean firstStillCounts(Paper paper, UUID id) {
        return jdbc.sql("select exists (select 1 from " + paper.table + """
                 p join identity.account a on a.id = p.proposed_by and not a.disabled
                join identity.role_grant g on g.account_id = a.id
                where p.id = :id and g.role in ('SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR')
                  and g.status = 'STANDING' and g.from_day <= :today and (g.until_day is null or g.until_day >= :today))""")
                .param("id", id)
                .param("today", LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }
}
