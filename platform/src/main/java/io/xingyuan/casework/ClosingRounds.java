package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.web.Each;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 补记办结账: counts cases that ended before there was an account of it, and all of them anew when the calendar has changed. */
@Component
class ClosingRounds {

    private static final int AT_ONCE = 500;
    private static final int PAGES = 20;

    private final Closings closings;
    private final TransactionOperations transaction;
    private final Audit audit;

    ClosingRounds(Closings closings, TransactionOperations transaction, Audit audit) {
        this.closings = closings;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** In small steps, each a transaction of its own. */
    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT1M")
    void round() {
        round(AT_ONCE);
    }

    /**
     * After so many pages of so many cases the rows that they left behind are put together. A case that cannot be counted
     * keeps no other from being counted.
     */
    void round(int atOnce) {
        int basis = closings.basis();
        int pages = 0;
        RuntimeException failed = null;
        List<UUID> some = closings.stale(basis, new UUID(0, 0), atOnce);
        while (!some.isEmpty()) {
            try {
                count(some);
            } catch (RuntimeException fault) {
                failed = fault;
            }
            pages++;
            if (pages % PAGES == 0) {
                gather();
            }
            some = closings.stale(basis, some.getLast(), atOnce);
        }
        gather();
        if (failed != null) {
            throw failed;
        }
    }

    private void count(List<UUID> some) {
        try {
            write(some);
        } catch (RuntimeException one) {
            Each.of(some, id -> write(List.of(id)));
        }
    }

    private void write(List<UUID> some) {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("由办理过程算出的办结账");
            some.forEach(id -> closings.write(new CaseId(id)));
        });
    }

    private void gather() {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("合计并行，不改变任何数");
            closings.gather();
        });
    }
}
