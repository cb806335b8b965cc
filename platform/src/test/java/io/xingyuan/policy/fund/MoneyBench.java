package io.xingyuan.policy.fund;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/** 64 people, 10,000 operations each, then 32 at each of 1,000 keys, then payments alone: {@code ./xingyuan bench money}. */
@Tag("bench")
@SpringBootTest(properties = "logging.level.root=off")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class MoneyBench {

    private static final int THREADS = 64;
    private static final int EACH = Integer.getInteger("each", 10_000);
    private static final int KEYS = Integer.getInteger("keys", 1_000);
    private static final int RACERS = 32;
    private static final int PAYMENTS = 150;

    private final MoneyHammer hammer;

    MoneyBench(Budgets budgets, Disbursing disbursing, TransactionTemplate transaction) {
        this.hammer = new MoneyHammer(budgets, disbursing, transaction);
    }

    @Test
    void moneyIsCounted() throws Exception {
        hammer.fill(16, 20_000_000_00L);
        long began = System.nanoTime();
        MoneyHammer.Outcome outcome = hammer.run(THREADS, EACH);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "BENCH %,d operations done, %,d refused by the rules, %,d times no connection free, %.0f s, %.0f operations/s%n",
                outcome.done(),
                outcome.refused(),
                outcome.turnedAway(),
                seconds,
                (outcome.done() + outcome.refused()) / seconds);
        long effects = hammer.effects(KEYS, RACERS);
        double rate = hammer.payments(THREADS, PAYMENTS);
        System.out.printf(
                "BENCH Σ debit − Σ credit = %d fen, totals that are not the sum of their entries: %d%n",
                MoneyHammer.imbalance(), MoneyHammer.wrongTotals().size());
        System.out.printf(
                "money: overspend %d, effects %d/%d, %.0f payments/s%n", MoneyHammer.overspent(), effects, KEYS, rate);
        assertThat(MoneyHammer.overspent()).isZero();
        assertThat(MoneyHammer.imbalance()).isZero();
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
        assertThat(effects).isEqualTo(KEYS);
    }
}
