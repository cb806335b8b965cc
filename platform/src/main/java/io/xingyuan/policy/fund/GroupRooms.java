package io.xingyuan.policy.fund;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Stacking;
import io.xingyuan.kernel.EnterpriseId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what groups of clauses leave, and lets only one at a time take of what a group leaves to an enterprise. */
@Component
class GroupRooms {

    private final JdbcClient sql;
    private final PolicyLibrary library;

    GroupRooms(JdbcClient sql, PolicyLibrary library) {
        this.sql = sql;
        this.library = library;
    }

    GroupRoom of(EnterpriseId enterprise, UUID subject, String clause, int year) {
        Stacking stacking = competing(clause);
        if (stacking == null) {
            return GroupRoom.FREE;
        }
        String[] clauses = library.clauses().stream()
                .filter(other -> stacking.rivals(other.stacking()))
                .map(other -> other.id().toString())
                .toArray(String[]::new);
        return new GroupRoom(
                stacking,
                sql.sql("""
                select coalesce(sum(fen), 0) from policy.fund_award
                where enterprise_id = :enterprise and clause = any(:clauses) and status in ('PENDING', 'GRANTED')
                  and year in (:year, 0) and (not :bySubject or subject_id = :subject)""")
                        .param("enterprise", enterprise.value())
                        .param("clauses", clauses)
                        .param("year", year)
                        .param("bySubject", stacking.rule() == Stacking.Rule.EXCLUSIVE)
                        .param("subject", subject)
                        .query(Long.class)
                        .single());
    }

    /** Until the end of the transaction, in one order for all callers; before anything else of the money is taken. */
    void lock(List<Reservation> wanted) {
        wanted.stream()
                .map(this::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .sorted()
                .forEach(key -> sql.sql("select pg_advisory_xact_lock(hashtext('policy.fund.group'), hashtext(:key))")
                        .param("key", key)
                        .query((row, number) -> number)
                        .single());
    }

    private String key(Reservation what) {
        Stacking stacking = competing(what.clause());
        return stacking == null ? "" : what.enterprise() + " " + stacking.key();
    }

    private @Nullable Stacking competing(String clause) {
        return clause.indexOf('/') <= 0 || clause.endsWith("/")
                ? null
                : library.clause(ClauseId.parse(clause))
                        .map(Clause::stacking)
                        .filter(Stacking::competes)
                        .orElse(null);
    }
}
