package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A run over many pauses between batches and ends there when it is told to. */
class PauseTests {

    private static final int BATCHES = 64;

    private final PolicyLibrary library =
            ALibrary.withCondition("{all: [{id: 规模, expr: 注册资本 >= 500万元}]}").load();
    private final Columns columns = columns();
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void everyBatchIsPrecededByAPause() {
        Population paused =
                library.population(columns, Ledger.empty(), ALibrary.DAY, library.clauses(), begun::incrementAndGet);
        assertThat(begun).hasValue(BATCHES);
        assertThat(paused.bands())
                .isEqualTo(library.population(columns, Ledger.empty(), ALibrary.DAY, library.clauses())
                        .bands());
    }

    @Test
    void whatIsThrownInAPauseEndsTheRunWithinABatch() {
        int threads = Runtime.getRuntime().availableProcessors();
        assertThatThrownBy(() -> library.population(columns, Ledger.empty(), ALibrary.DAY, library.clauses(), () -> {
                    if (begun.incrementAndGet() > 4) {
                        throw new IllegalStateException("stop");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(begun.get()).isLessThanOrEqualTo(4 + threads);
    }

    private Columns columns() {
        Columns.Builder builder = Columns.builder(library.facts());
        Columns.Writer capital = builder.column("capital", Facts.NO_YEAR);
        for (int i = 0; i < BATCHES * Batch.ROWS; i++) {
            capital.set(builder.enterprise("企" + i, "样例"), i * 100_000L);
        }
        return builder.build();
    }
}
