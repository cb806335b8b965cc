package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 动态口令重置库: stores what waits for its second signature and what was decided. */
@Component
@OnParkSide
class CodeResets {

    private static final String ALL = """
            select c.*, a.name as person from identity.code_reset c join identity.account a on a.id = c.account_id
            """;

    private final JdbcClient jdbc;

    CodeResets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void propose(CodeReset reset) {
        jdbc.sql("""
                insert into identity.code_reset (id, account_id, reason, status, proposed_by, proposed_name,
                    proposed_role, proposed_at)
                values (:id, :account, :reason, 'PROPOSED', :by, :name, :role, :at)
                """)
                .param("id", reset.id())
                .param("account", reset.account())
                .param("reason", reset.reason())
                .param("by", reset.proposedBy())
                .param("name", reset.proposedName())
                .param("role", reset.proposedRole().name())
                .param("at", reset.proposedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    CodeReset get(UUID id) {
        return jdbc.sql(ALL + " where c.id = :id")
                .param("id", id)
                .query(CodeResets::reset)
                .optional()
                .orElseThrow(() -> new NotFound("重置申请"));
    }

    /** Oldest first. */
    List<CodeReset> waiting() {
        return jdbc.sql(ALL + " where c.status = 'PROPOSED' order by c.proposed_at, c.id")
                .query(CodeResets::reset)
                .list();
    }

    Optional<CodeReset> waiting(UUID account) {
        return jdbc.sql(ALL + " where c.status = 'PROPOSED' and c.account_id = :account")
                .param("account", account)
                .query(CodeResets::reset)
                .optional();
    }

    private static CodeReset reset(ResultSet row, int number) throws SQLException {
        return new CodeReset(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("person"),
                row.getString("reason"),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposed_name"),
                Role.valueOf(row.getString("proposed_role")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
