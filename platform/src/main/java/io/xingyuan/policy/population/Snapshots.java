package io.xingyuan.policy.population;

import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.fund.Awards;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the newest snapshot. A change of any fact or award makes it old; whoever asks next takes a new one, for which
 * only the enterprises that changed are read again.
 */
@Component
public class Snapshots {

    /** With more changed enterprises than this everything is read again. */
    private static final int MOST_READ_SINGLY = 2_000;
    /** Changes are on record for a day. */
    private static final Duration OLDEST = Duration.ofHours(12);
    /** Older ones that simulations still speak of; they share what did not change. */
    private static final int FROZEN = 4;

    private final Enterprises enterprises;
    private final Awards awards;
    private final PolicyLibrary library;
    private final Clock clock;
    private final ReentrantLock taking = new ReentrantLock();
    private final Deque<Snapshot> frozen = new ArrayDeque<>();
    private volatile @Nullable Snapshot newest;

    Snapshots(Enterprises enterprises, Awards awards, PolicyLibrary library, Clock clock) {
        this.enterprises = enterprises;
        this.awards = awards;
        this.library = library;
        this.clock = clock;
    }

    /** Of several that ask at once one reads; the others wait for it. */
    public Snapshot current() {
        return current(() -> {});
    }

    /** @param between called between subjects that are read; what it throws ends the reading */
    Snapshot current(Runnable between) {
        Snapshot known = fresh();
        if (known != null) {
            return known;
        }
        taking.lock();
        try {
            Snapshot meanwhile = fresh();
            return meanwhile == null ? take(between) : meanwhile;
        } finally {
            taking.unlock();
        }
    }

    /** An earlier one, as long as this process still has it. */
    Optional<Snapshot> frozen(String id) {
        taking.lock();
        try {
            return frozen.stream().filter(snapshot -> snapshot.id().equals(id)).findFirst();
        } finally {
            taking.unlock();
        }
    }

    /** Keeps one for later. */
    Snapshot freeze(Snapshot snapshot) {
        taking.lock();
        try {
            frozen.remove(snapshot);
            frozen.addFirst(snapshot);
            if (frozen.size() > FROZEN) {
                frozen.removeLast();
            }
            return snapshot;
        } finally {
            taking.unlock();
        }
    }

    /** Both counters only grow, so their sum is another one after any change. */
    private long version() {
        return enterprises.version() + awards.version();
    }

    private @Nullable Snapshot fresh() {
        Snapshot known = newest;
        return known != null && known.marks().version() == version() && asksTheSame(known) ? known : null;
    }

    /** A newly published fact is not among the columns of what was read before. */
    private boolean asksTheSame(Snapshot known) {
        return known.marks().facts().equals(library.facts().all());
    }

    private Snapshot take(Runnable between) {
        Snapshot known = newest;
        // before reading: what changes meanwhile makes this snapshot old and is read again
        Snapshot.Marks marks = new Snapshot.Marks(
                clock.instant(),
                version(),
                enterprises.marker(),
                awards.version(),
                library.facts().all());
        Snapshot snapshot =
                known == null || !asksTheSame(known) ? read(marks, between) : refreshed(known, marks, between);
        newest = snapshot;
        forgetIfUndone();
        return snapshot;
    }

    /** What was read within a change that is undone may hold what never was. */
    private void forgetIfUndone() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        newest = null;
                    }
                }
            });
        }
    }

    private Snapshot refreshed(Snapshot known, Snapshot.Marks marks, Runnable between) {
        boolean old = known.takenAt().plus(OLDEST).isBefore(marks.at());
        Set<EnterpriseId> changed =
                old ? null : enterprises.changedSince(known.marks().marker()).orElse(null);
        if (changed == null || changed.size() > MOST_READ_SINGLY) {
            return read(marks, between);
        }
        Ledger ledger = marks.awards() == known.marks().awards() ? known.awards() : awards.all();
        if (changed.isEmpty()) {
            return new Snapshot(marks, known.columns(), known.enterprises(), ledger, known.known());
        }
        SnapshotReader reader = new SnapshotReader(library.facts(), between);
        enterprises.readFacts(reader, changed);
        Columns columns = known.columns()
                .with(
                        reader.columns(),
                        changed.stream().map(EnterpriseId::toString).collect(Collectors.toSet()));
        return new Snapshot(marks, columns, byRow(known, columns, reader.enterprises()), ledger, known.known());
    }

    private Snapshot read(Snapshot.Marks marks, Runnable between) {
        SnapshotReader reader = new SnapshotReader(library.facts(), between);
        enterprises.readFacts(reader);
        return new Snapshot(marks, reader.columns(), reader.enterprises(), awards.all(), Map.of());
    }

    /** Rows keep their numbers where nobody came or went. */
    private static List<EnterpriseSummary> byRow(Snapshot known, Columns columns, List<EnterpriseSummary> now) {
        Map<String, EnterpriseSummary> byId = new HashMap<>();
        if (!sameRows(known.columns(), columns)) {
            known.enterprises().forEach(summary -> byId.put(summary.id().toString(), summary));
        }
        now.forEach(summary -> byId.put(summary.id().toString(), summary));
        List<EnterpriseSummary> rows = new ArrayList<>(columns.size(Entity.ENTERPRISE));
        for (int row = 0; row < columns.size(Entity.ENTERPRISE); row++) {
            EnterpriseSummary summary = byId.get(columns.id(Entity.ENTERPRISE, row));
            rows.add(summary == null ? known.enterprises().get(row) : summary);
        }
        return rows;
    }

    private static boolean sameRows(Columns one, Columns other) {
        return one.size(Entity.ENTERPRISE) == other.size(Entity.ENTERPRISE)
                && IntStream.range(0, one.size(Entity.ENTERPRISE))
                        .allMatch(row -> one.id(Entity.ENTERPRISE, row).equals(other.id(Entity.ENTERPRISE, row)));
    }
}
