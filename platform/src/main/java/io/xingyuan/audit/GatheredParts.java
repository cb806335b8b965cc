package io.xingyuan.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** 已记下的操作: what the current transaction has recorded so far; lives and is suspended with it. */
final class GatheredParts implements TransactionSynchronization {

    private final List<Part> parts = new ArrayList<>();
    private Outcome outcome = Outcome.DONE;
    private @Nullable String excuse;

    static Optional<GatheredParts> current() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(GatheredParts.class::isInstance)
                .map(GatheredParts.class::cast)
                .findFirst();
    }

    static GatheredParts required() {
        return current().orElseThrow(() -> new IllegalStateException("only within a transaction that may write"));
    }

    void add(Part part) {
        parts.add(part);
    }

    void end(Outcome how) {
        outcome = how;
    }

    void excuse(String reason) {
        excuse = reason;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    Outcome outcome() {
        return outcome;
    }

    boolean excused() {
        return excuse != null;
    }
}
