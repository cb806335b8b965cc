package io.xingyuan.enterprise;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.EnterpriseId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** 变更: counts changes and tells other modules of them. */
@Component
class Changes {

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    Changes(JdbcClient sql, ApplicationEventPublisher events, Audit audit) {
        this.audit = audit;
        this.sql = sql;
        this.events = events;
    }

    long version() {
        return sql.sql("""
                select case when is_called then last_value else 0 end from enterprise.change_counter""").query(Long.class).single();
    }

    /** Writes down for the audit what was done to an enterprise. */
    void record(String action, EnterpriseId id, String name, List<FieldChange> changes) {
        audit.record(action, "企业", id, name, changes);
    }

    /** Writes down for the audit what was done to something that belongs to an enterprise. */
    void record(String action, String kind, UUID item, String name, List<FieldChange> changes) {
        audit.record(action, kind, item, name, changes);
    }

    /** What a reader sees at this moment, to be asked later what it did not see. */
    String marker() {
        return sql.sql("select cast(pg_current_snapshot() as text)")
                .query(String.class)
                .single();
    }

    /** Enterprises that changed unseen by a marker; empty when they were too many to be told one by one. */
    Optional<Set<EnterpriseId>> since(String marker) {
        List<@Nullable UUID> changed = sql.sql("""
                select distinct enterprise_id from enterprise.change
                where transaction >= pg_snapshot_xmin(cast(:marker as pg_snapshot))
                  and not pg_visible_in_snapshot(transaction, cast(:marker as pg_snapshot))""")
                .param("marker", marker)
                .query((row, number) -> row.getObject("enterprise_id", UUID.class))
                .list();
        return changed.contains(null)
                ? Optional.empty()
                : Optional.of(changed.stream()
                        .filter(Objects::nonNull)
                        .map(EnterpriseId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Publishes one event per enterprise; the counter moves after the commit, when a reader sees the change. */
    void publish(Collection<EnterpriseId> changed) {
        changed.forEach(id -> events.publishEvent(new FactChanged(id)));
        note(changed.stream().map(EnterpriseId::toString).toArray(String[]::new));
        countAfterCommit();
    }

    /** So many changed that nobody is told of each. */
    void publishMany() {
        note(null);
        countAfterCommit();
    }

    private void note(String @Nullable [] changed) {
        sql.sql("""
                insert into enterprise.change (enterprise_id)
                select cast(id as uuid) from unnest(coalesce(:ids::text[], array[null::text])) id""").param("ids", changed).update();
        sql.sql("""
                delete from enterprise.change where id in (
                    select id from enterprise.change where at < now() - interval '1 day'
                    order by id limit 200 for update skip locked)""").update();
    }

    private void countAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            count();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count();
            }
        });
    }

    private void count() {
        sql.sql("select nextval('enterprise.change_counter')").query(Long.class).single();
    }
}
