package io.xingyuan.background;

import io.xingyuan.audit.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * 后台工作: pieces of work of one kind, each in a thread and a transaction of its own, so that it is whole or absent
 * whatever happens meanwhile.
 *
 * @param <P> shows how far a piece has come
 */
public final class LongWork<P extends StopRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(LongWork.class);
    private static final int SETTLINGS = 600;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CLAIMS = 300;
    private static final Duration BETWEEN_CLAIMS = Duration.ofMillis(100);

    private final String name;
    private final Book book;
    private final Supplier<P> progress;
    private final LongWorks house;
    private final Map<UUID, P> going = new ConcurrentHashMap<>();

    LongWork(String name, Book book, Supplier<P> progress, LongWorks house) {
        this.name = name;
        this.book = book;
        this.progress = progress;
        this.house = house;
    }

    /**
     * 一次尝试: one go at a piece of work.
     *
     * @param number counts the attempts at the piece, so that a late word of an earlier one does not pass for the latest's
     */
    public record Attempt(UUID id, int number) {}

    /** 工作的账: what is written down about pieces of work. Each step is a transaction by itself, seen at once. */
    public interface Book {

        /** What waits or runs, as far as is written down. */
        List<UUID> unfinished();

        /** From waiting to running; false when it does not wait any more. */
        boolean begin(Attempt attempt);

        /** A process that stopped left it unfinished and kept nothing of it. */
        void interrupted(UUID id);

        /** Somebody asked to stop, and nothing was kept; changes nothing once a later attempt was asked for. */
        void stopped(Attempt attempt);

        /** It went wrong and nothing was kept, as {@link #stopped}; a {@link Rejected} says why in words for the person. */
        void failed(Attempt attempt, Throwable why);

        /** What it did is kept. */
        default void done(Attempt attempt) {}
    }

    /** The work cannot be done; the message is for the person. */
    public static final class Rejected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Rejected(String message) {
            super(message);
        }
    }

    /** Empty for what does not go on in this process. */
    public Optional<P> progress(UUID id) {
        return Optional.ofNullable(going.get(id));
    }

    /** Begins what waits; whoever asks does not wait for the end. */
    public void launch(Attempt attempt, BiConsumer<Attempt, P> work) {
        P own = progress.get();
        going.put(attempt.id(), own);
        Origin origin = house.audit().origin();
        Thread.ofVirtual()
                .name(name + "-" + attempt.id())
                .start(() -> house.audit().onBehalfOf(origin, () -> run(attempt, own, work)));
    }

    /** Asks a piece to stop; false when it does not go on in this process. */
    public boolean stop(UUID id) {
        P own = going.get(id);
        if (own != null) {
            own.stop();
        }
        return own != null;
    }

    /** To be called when the program has started: says of what a stopped process left that it was interrupted. */
    public void recognise() {
        for (UUID id : book.unfinished()) {
            house.transaction().executeWithoutResult(status -> {
                if (house.claim(id)) {
                    book.interrupted(id);
                }
            });
        }
    }

    private void run(Attempt attempt, P own, BiConsumer<Attempt, P> work) {
        try {
            if (Boolean.TRUE.equals(house.transaction().execute(status -> book.begin(attempt)))) {
                house.transaction().executeWithoutResult(status -> {
                    claim(attempt.id(), own);
                    work.accept(attempt, own);
                });
                settle(attempt, book::done);
            }
        } catch (StopRequest.Stopped _) {
            LOG.info("{} {} was stopped", name, attempt);
            settle(attempt, book::stopped);
        } catch (Rejected rejected) {
            settle(attempt, ended -> book.failed(ended, rejected));
        } catch (RuntimeException | Error bug) { // whatever it was, the page must not say 进行中 for ever
            LOG.error("{} {}", name, attempt, bug);
            settle(attempt, ended -> book.failed(ended, bug));
        } finally {
            going.remove(attempt.id(), own);
        }
    }

    /** What was stopped and begun again waits until the first attempt has let go. */
    private void claim(UUID id, P own) {
        for (int attempt = 1; attempt <= CLAIMS; attempt++) {
            if (house.claim(id)) {
                return;
            }
            own.stopIfAsked();
            LockSupport.parkNanos(BETWEEN_CLAIMS.toNanos());
        }
        throw new Rejected("上一次还没有停下来，等了半分钟；请过一会儿再试");
    }

    /** Says how it ended, also when the database is away for a while. */
    private void settle(Attempt attempt, Consumer<Attempt> end) {
        for (int time = 1; time <= SETTLINGS; time++) {
            try {
                house.transaction().executeWithoutResult(status -> end.accept(attempt));
                return;
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("{} {} cannot be settled yet, time {}", name, attempt, time, away);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
