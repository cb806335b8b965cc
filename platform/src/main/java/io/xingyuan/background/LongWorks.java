package io.xingyuan.background;

import io.xingyuan.audit.Audit;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What all long work needs of the house. */
@Component
public class LongWorks {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    LongWorks(JdbcClient sql, TransactionTemplate transaction, Audit audit, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Long work of one kind.
     *
     * @param name for threads and the log
     * @param progress makes what shows how far one piece has come
     */
    public <P extends StopRequest> LongWork<P> of(String name, LongWork.Book book, Supplier<P> progress) {
        return new LongWork<>(name, book, progress, this);
    }

    /**
     * A register of one kind of work.
     *
     * @param table where it is kept, with its schema
     * @param ended told how a piece ended
     */
    public <S extends Enum<S> & WorkStatus> WorkRegister<S> register(
            String table, Class<S> states, WorkRegister.Words words, Consumer<S> ended) {
        return new WorkRegister<>(table, states, words, ended, this);
    }

    JdbcClient sql() {
        return sql;
    }

    Clock clock() {
        return clock;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    Audit audit() {
        return audit;
    }

    /** Whether nobody else, here or in another process, works on this; held until the transaction ends. */
    boolean claim(UUID id) {
        return sql.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .query(Boolean.class)
                .single();
    }
}
