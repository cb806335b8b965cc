package io.xingyuan.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** 一刻的日志: shows the whole log as it stands at one moment, while others go on writing. */
@Component
class LogMoments {

    private final DataSource database;
    private final TransactionTemplate moment;

    LogMoments(DataSource database, PlatformTransactionManager transactions) {
        this.database = database;
        moment = new TransactionTemplate(transactions);
        moment.setReadOnly(true);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** 看一眼: what is asked of the log. */
    interface Look<T> {

        T at(StoredLog log) throws IOException, SQLException;
    }

    <T> T look(Look<T> look) {
        return Objects.requireNonNull(moment.execute(status -> {
            Connection connection = DataSourceUtils.getConnection(database);
            try {
                return look.at(new StoredLog(connection));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            } finally {
                DataSourceUtils.releaseConnection(connection, database);
            }
        }));
    }
}
