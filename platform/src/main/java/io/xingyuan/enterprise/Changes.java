package io.xingyuan.enterprise;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.EnterpriseId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

    /** Publishes one event per enterprise; the counter moves after the commit, when a reader sees the change. */
    void publish(Collection<EnterpriseId> changed) {
        changed.forEach(id -> events.publishEvent(new FactChanged(id)));
        countAfterCommit();
    }

    void countAfterCommit() {
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
