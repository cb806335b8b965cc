package io.xingyuan.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 无审计不变更: the last thing before a commit. Appends one row for all that the transaction recorded; a transaction
 * that wrote and recorded nothing is refused.
 */
@Component
class AuditAtCommit implements TransactionExecutionListener, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AuditAtCommit.class);

    /** Event publications are the program's own notes of what it still has to deliver. */
    private static final String EVENT_PUBLICATIONS = "org.springframework.modulith.";

    private final ObjectProvider<AuditRows> rows;
    private final ObjectProvider<ConfigurableTransactionManager> managers;
    private final boolean refuses;

    AuditAtCommit(
            ObjectProvider<AuditRows> rows,
            ObjectProvider<ConfigurableTransactionManager> managers,
            @Value("${xingyuan.audit.refuse}") boolean refuses) {
        this.rows = rows;
        this.managers = managers;
        this.refuses = refuses;
    }

    /** No transaction manager goes without, whoever made it. */
    @Override
    public void afterSingletonsInstantiated() {
        managers.stream()
                .filter(manager -> !manager.getTransactionExecutionListeners().contains(this))
                .forEach(manager -> manager.addListener(this));
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null
                && !transaction.isReadOnly()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new GatheredParts());
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Optional<GatheredParts> current = GatheredParts.current();
        if (current.isEmpty()) {
            return;
        }
        GatheredParts gathered = current.get();
        String name = String.valueOf(transaction.getTransactionName());
        if (!gathered.parts().isEmpty()) {
            rows.getObject().append(Origin.now(), gathered.outcome(), gathered.parts());
        } else if (!gathered.excused()
                && !name.startsWith(EVENT_PUBLICATIONS)
                && rows.getObject().written()) {
            if (refuses) {
                throw new Unaudited(name);
            }
            LOG.warn("a change without an audit row: {}", name);
        }
    }
}
