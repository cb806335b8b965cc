package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 职责库: stores the duty matrix and the changes to it. */
@Component
@OnParkSide
class Duties {

    private final JdbcClient jdbc;
    private final Clock clock;

    Duties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean allows(OrganisationKind kind, Role role) {
        return jdbc.sql("select exists (select 1 from identity.duty where kind = :kind and role = :role)")
                .param("kind", kind.name())
                .param("role", role.name())
                .query(Boolean.class)
                .single();
    }

    List<Duty> all() {
        return jdbc.sql("select kind, role, source, changed_by from identity.duty order by kind, role")
                .query(Duty.class)
                .list();
    }

    /** Those that wait for the second signer first, then the newest. */
    List<DutyChange> changes(int most) {
        return jdbc.sql("""
                select * from identity.duty_change
                order by status = 'PROPOSED' desc, coalesce(decided_at, proposed_at) desc limit :most""").param("most", most).query(Duties::change).list();
    }

    int waiting() {
        return jdbc.sql("select count(*) from identity.duty_change where status = 'PROPOSED'")
                .query(Integer.class)
                .single();
    }

    DutyChange get(UUID id) {
        return jdbc.sql("select * from identity.duty_change where id = :id")
                .param("id", id)
                .query(Duties::change)
                .optional()
                .orElseThrow(() -> new NotFound("变更"));
    }

    boolean waitsFor(OrganisationKind kind, Role role) {
        return jdbc.sql("""
                select exists (select 1 from identity.duty_change
                    where kind = :kind and role = :role and status = 'PROPOSED')""")
                .param("kind", kind.name())
                .param("role", role.name())
                .query(Boolean.class)
                .single();
    }

    void propose(UUID id, Duty duty, boolean allowed, Visitor by) {
        jdbc.sql("""
                insert into identity.duty_change
                    (id, kind, role, allowed, source, status, proposed_by, proposed_name, proposed_at)
                values (:id, :kind, :role, :allowed, :source, 'PROPOSED', :by, :name, :now)""")
                .param("id", id)
                .param("kind", duty.kind().name())
                .param("role", duty.role().name())
                .param("allowed", allowed)
                .param("source", duty.source())
                .param("by", UUID.fromString(by.account()))
                .param("name", by.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Makes the matrix say what a confirmed change says. */
    void apply(DutyChange change, String signers) {
        jdbc.sql("delete from identity.duty where kind = :kind and role = :role")
                .param("kind", change.kind().name())
                .param("role", change.role().name())
                .update();
        if (change.allowed()) {
            jdbc.sql("""
                    insert into identity.duty (kind, role, source, changed_by, changed_at)
                    values (:kind, :role, :source, :by, :now)""")
                    .param("kind", change.kind().name())
                    .param("role", change.role().name())
                    .param("source", change.source())
                    .param("by", signers)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }
    }

    private static DutyChange change(ResultSet row, int number) throws SQLException {
        return new DutyChange(
                row.getObject("id", UUID.class),
                OrganisationKind.valueOf(row.getString("kind")),
                Role.valueOf(row.getString("role")),
                row.getBoolean("allowed"),
                row.getString("source"),
                GrantStatus.valueOf(row.getString("status")),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposed_name"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("decided_name"),
                row.getInt("version"));
    }
}
