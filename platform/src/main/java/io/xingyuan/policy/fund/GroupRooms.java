package io.xingyuan.policy.fund;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Stacking;
import io.xingyuan.kernel.EnterpriseId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    GroupRoom of(Reservation what) {
        return of(
                what.whom().enterprise(),
                what.whom().subject(),
                what.under().clause(),
                what.under().year());
    }

    GroupRoom of(EnterpriseId enterprise, UUID subject, String clause, int year) {
        Stacking stacking = competing(clause);
        if (stacking == null) {
            return GroupRoom.FREE;
        }
        return new GroupRoom(
                stacking,
                sql.sql("""
                select coalesce(sum(fen), 0) from policy.fund_award
                where enterprise_id = :enterprise and clause = any(:clauses) and status in ('PENDING', 'GRANTED')
                  and year in (:year, 0) and (not :bySubject or subject_id = :subject)""")
                        .param("enterprise", enterprise.value())
                        .param("clauses", rivals(stacking))
                        .param("year", year)
                        .param("bySubject", stacking.rule() == Stacking.Rule.EXCLUSIVE)
                        .param("subject", subject)
                        .query(Long.class)
                        .single());
    }

    private String[] rivals(Stacking stacking) {
        return library.clauses().stream()
                .filter(other -> stacking.rivals(other.stacking()))
                .map(other -> other.id().toString())
                .toArray(String[]::new);
    }

    /**
     * An award has become less, or none: where only the highest counts, what was paid as a difference to it may be asked
     * for again, up to its full sum. The group's sum still binds.
     */
    void reopen(EnterpriseId enterprise, UUID subject, String clause, int year, OffsetDateTime at) {
        Stacking stacking = competing(clause);
        if (stacking == null || stacking.rule() != Stacking.Rule.MAX) {
            return;
        }
        sql.sql("""
                with opened as (
                    update policy.fund_award a set opened = true, changed_at = :at
                    where a.enterprise_id = :enterprise and a.clause = any(:clauses) and a.year in (:year, 0)
                      and a.status in ('PENDING', 'GRANTED') and not a.opened
                      and exists (select 1 from policy.fund_payment p
                          where p.award_id = a.id and p.had_fen > 0 and p.full_fen > :taken)
                    returning a.id)
                delete from policy.fund_claim where award_id in (select id from opened)""")
                .param("at", at)
                .param("enterprise", enterprise.value())
                .param("clauses", rivals(stacking))
                .param("year", year)
                .param("taken", of(enterprise, subject, clause, year).takenFen())
                .update();
    }

    /** Until the end of the transaction, in one order for all callers; before anything else of the money is taken. */
    void lock(List<Reservation> wanted) {
        wanted.stream()
                .flatMap(what -> Stream.of(key(what), event(what)))
                .filter(key -> !key.isEmpty())
                .distinct()
                .sorted()
                .forEach(key -> sql.sql("select pg_advisory_xact_lock(hashtext('policy.fund.group'), hashtext(:key))")
                        .param("key", key)
                        .query((row, number) -> number)
                        .single());
    }

    private String key(Reservation what) {
        Stacking stacking = competing(what.under().clause());
        return stacking == null ? "" : what.whom().enterprise() + " " + stacking.key();
    }

    /** Of a clause that pays each time: who asks whether something was given before is alone meanwhile. */
    private String event(Reservation what) {
        return clause(what.under().clause())
                .filter(clause -> clause.frequency() == Frequency.PER_EVENT)
                .map(clause -> what.whom().subject() + " " + what.under().clause())
                .orElse("");
    }

    Optional<Clause> clause(String id) {
        return id.indexOf('/') <= 0 || id.endsWith("/") ? Optional.empty() : library.clause(ClauseId.parse(id));
    }

    private @Nullable Stacking competing(String clause) {
        return clause(clause).map(Clause::stacking).filter(Stacking::competes).orElse(null);
    }
}
