package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 64 visitors of three sides, 10,000 requests each, on five connections per side: {@code ./xingyuan bench isolation}. */
@Tag("bench")
@SpringBootTest(properties = {"logging.level.root=off"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(IsolationHammer.Probe.class)
class IsolationBench {

    private static final int THREADS = 64;
    private static final int EACH = Integer.getInteger("isolation.each", 10_000);

    private final IsolationHammer hammer;

    IsolationBench(@Autowired MockMvc web) {
        this.hammer = new IsolationHammer(web);
    }

    @Test
    void foreignRowsAreCounted() throws InterruptedException, ExecutionException {
        hammer.fill();
        try {
            long began = System.nanoTime();
            IsolationHammer.Outcome outcome = hammer.run(THREADS, EACH);
            System.out.printf(
                    "BENCH %,d answered, %,d failed on purpose or cancelled, %,d without all of their own, %d s%n",
                    outcome.answered(),
                    outcome.requests() - outcome.answered(),
                    outcome.absent(),
                    (System.nanoTime() - began) / 1_000_000_000);
            System.out.printf("isolation: %d requests, %d foreign rows%n", outcome.requests(), outcome.foreign());
            assertThat(outcome.foreign()).isZero();
            assertThat(outcome.absent()).isZero();
        } finally {
            hammer.clear();
        }
    }
}
