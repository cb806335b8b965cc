package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** The small form of {@code ./xingyuan bench isolation}. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(IsolationHammer.Probe.class)
class IsolationHammerTests {

    private final IsolationHammer hammer;
    private final SideAccounts accounts;

    IsolationHammerTests(@Autowired MockMvc web, @Autowired SideAccounts accounts) {
        this.hammer = new IsolationHammer(web);
        this.accounts = accounts;
    }

    @BeforeEach
    void fill() {
        hammer.fill();
    }

    @AfterEach
    void clear() {
        hammer.clear();
    }

    @Test
    void nobodySeesAnothersRows() throws InterruptedException, ExecutionException {
        IsolationHammer.Outcome outcome = hammer.run(8, 100);
        assertThat(outcome.foreign()).isZero();
        assertThat(outcome.absent()).isZero();
        assertThat(outcome.answered()).isBetween(200L, 790L);
    }

    @Test
    void withoutThePolicyForeignRowsAreCounted() throws InterruptedException, ExecutionException {
        TestDatabase.sql()
                .sql("create policy leak on enterprise.contact to "
                        + accounts.enterprise().quoted() + " using (true)")
                .update();
        try {
            assertThat(hammer.run(2, 30).foreign()).isPositive();
        } finally {
            TestDatabase.sql().sql("drop policy leak on enterprise.contact").update();
        }
    }
}
