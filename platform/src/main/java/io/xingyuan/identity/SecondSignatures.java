package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.Visitor;
import java.time.Clock;
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

    /** False when somebody else signed it meanwhile. */
    boolean sign(Paper paper, UUID id, int version, GrantStatus status, Visitor by) {
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
}
