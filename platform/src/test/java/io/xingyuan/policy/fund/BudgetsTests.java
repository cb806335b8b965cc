package io.xingyuan.policy.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.policy.fund.Payments.With;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/** Money on a real database: what may be done, once only, never more than there is, and in the books. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class BudgetsTests {

    private static final String ONCE = "jilin-2023-35/3.2.2";
    private static final String TIERS = "jilin-2023-35/3.3.1";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Budgets budgets;
    private final Disbursing disbursing;
    private final Awards awards;
    private final TransactionTemplate transaction;
    private EnterpriseId enterprise = new EnterpriseId(new UUID(0, 0));
    private PoolId pool = new PoolId(new UUID(0, 0));

    BudgetsTests(Budgets budgets, Disbursing disbursing, Awards awards, TransactionTemplate transaction) {
        this.budgets = budgets;
        this.disbursing = disbursing;
        this.awards = awards;
        this.transaction = transaction;
    }

    @BeforeEach
    void aPoolOfThreeMillion() {
        enterprise = MoneyHammer.anEnterprise();
        pool = MoneyHammer.aPool(300_000_000L);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Reservation wan(long wan, String clause) {
        return Reservation.of(pool, wan * 1_000_000, enterprise, clause, 2026, "测试", "");
    }

    private PaymentId paid(long wan, String clause) {
        PaymentId id = budgets.reserve(wan(wan, clause), key());
        budgets.commit(id, wan * 1_000_000, "", key());
        UUID batch = MoneyHammer.aCheckedBatch(pool);
        transaction.executeWithoutResult(status -> {
            disbursing.move(id, Move.GATHER, new With(batch, null, null, ""));
            disbursing.move(id, Move.SEND, With.reason(""));
        });
        budgets.pay(id, DAY, key());
        return id;
    }

    private long free() {
        return budgets.find(pool).orElseThrow().freeFen() / 1_000_000;
    }

    @Test
    void moneyGoesFromFreeToPaidAndBack() {
        PaymentId id = paid(120, "协议甲");

        assertThat(free()).isEqualTo(180);
        assertThat(budgets.find(id).orElseThrow().status()).isEqualTo(PaymentStatus.PAID);
        budgets.giveBack(id, "账号有误", key());
        budgets.reissue(id, key());
        budgets.cancel(id, "企业放弃", key());

        assertThat(free()).isEqualTo(300);
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    @Test
    void lessMayBeApprovedThanWasReservedButNotMore() {
        PaymentId id = budgets.reserve(wan(100, "协议甲"), key());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> budgets.commit(id, 100_000_001L, "", key()))
                .withMessageContaining("不超过预留的 100 万元");
        budgets.commit(id, 80_000_000L, "按评审意见", key());

        assertThat(free()).isEqualTo(220);
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    @Test
    void moreThanThereIsIsRefusedWithTheFigures() {
        budgets.reserve(wan(200, "协议甲"), key());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> budgets.reserve(wan(101, "协议乙"), key()))
                .withMessageContaining("可用 100 万元，不足以预留 101 万元");
    }

    @Test
    void aMoveThatTheTableDoesNotKnowIsRefusedAndSaysWhereThePaymentStands() {
        PaymentId id = budgets.reserve(wan(1, "协议甲"), key());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> budgets.pay(id, DAY, key()))
                .withMessageContaining("现在是“已预留”，不能付款成功");
    }

    @Test
    void theSameKeyIsTheSamePaymentAndAnotherBodyIsRefused() {
        String key = key();
        PaymentId first = budgets.reserve(wan(10, "协议甲"), key);

        assertThat(budgets.reserve(wan(10, "协议甲"), key)).isEqualTo(first);
        assertThat(free()).isEqualTo(290);
        assertThatThrownBy(() -> budgets.reserve(wan(11, "协议甲"), key))
                .isInstanceOfSatisfying(
                        KeyReused.class,
                        reused -> assertThat(reused.getStatusCode().value()).isEqualTo(422));
    }

    @Test
    void whatWasRefusedMayBeTriedAgainUnderItsKey() {
        String key = key();
        PaymentId other = budgets.reserve(wan(250, "协议乙"), key());
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> budgets.reserve(wan(60, "协议甲"), key));

        budgets.release(other, "撤回", key());

        assertThat(budgets.find(budgets.reserve(wan(60, "协议甲"), key))).isPresent();
    }

    @Test
    void aClauseThatPaysOncePaysOnceUntilItIsReversed() {
        PaymentId first = paid(20, ONCE);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> budgets.reserve(wan(20, ONCE), key()))
                .withMessageContaining("不能重复兑现");
        budgets.recover(first, "条件不再成立", key());

        assertThat(budgets.reserve(wan(20, ONCE), key())).isNotEqualTo(first);
        assertThat(free()).isEqualTo(280);
    }

    @Test
    void ofManyAtTheSameMomentOneIsAwarded() throws Exception {
        AtomicInteger won = new AtomicInteger();
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

        MoneyHammer.together(8, racer -> {
            try {
                budgets.reserve(wan(5, ONCE), key());
                won.incrementAndGet();
            } catch (Refusal no) {
                told.add(String.valueOf(no.getMessage()));
            }
        });

        assertThat(won).hasValue(1);
        assertThat(told).hasSize(7).allMatch(message -> message.contains("不能重复兑现"));
        assertThat(free()).isEqualTo(295);
    }

    private Reservation upTo(int tier, long fen) {
        return new Reservation(
                pool,
                fen,
                fen,
                Reservation.Whom.itself(enterprise),
                new Reservation.Under(TIERS, 2026, tier),
                "分档",
                "");
    }

    @Test
    void aTierThatWasPaidIsNotPaidAgainButTheNextIs() {
        Reservation second = upTo(2, 400_000L);
        Reservation third = upTo(3, 200_000L);
        PaymentId id = budgets.reserve(second, key());

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> budgets.reserve(second, key()));
        assertThatExceptionOfType(Refusal.class)
                .as("its amount may count tiers that are under review")
                .isThrownBy(() -> budgets.reserve(third, key()));
        budgets.commit(id, 400_000L, "", key());
        assertThat(budgets.reserve(third, key())).isNotNull();
    }

    @Test
    void theEngineSeesWhatWasApprovedAndForgetsWhatWasReversed() {
        PaymentId id = budgets.reserve(wan(20, ONCE), key());
        assertThat(awards.of(enterprise).awards(ClauseId.parse(ONCE), enterprise.toString()))
                .isEmpty();
        long before = awards.version();
        budgets.commit(id, 15_000_000L, "", key());

        assertThat(awards.version()).isGreaterThan(before);
        assertThat(awards.of(enterprise).awards(ClauseId.parse(ONCE), enterprise.toString()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.fen()).isEqualTo(15_000_000L));
        budgets.cancel(id, "撤销", key());
        assertThat(awards.of(enterprise).awards(ClauseId.parse(ONCE), enterprise.toString()))
                .isEmpty();
    }

    @Test
    void aListIsTakenInItsOrderUntilTheMoneyEnds() {
        List<Reservation> wanted = new ArrayList<>(List.of(wan(100, "协议一"), wan(150, "协议二")));
        wanted.add(wan(60, "协议三"));
        wanted.add(wan(10, "协议四"));

        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        Taking taking = budgets.reserveInOrder(wanted);

        assertThat(taking.taken()).extracting(Taking.Line::number).containsExactly(1, 2);
        assertThat(taking.left()).extracting(Taking.Line::number).containsExactly(3, 4);
        assertThat(taking.message())
                .contains("已预留 2 笔，共 250 万元", "未预留 2 笔，共 70 万元", "第 3 笔 示例拨付（测试）有限公司", "可用 50 万元，不足以预留 60 万元", "按顺序停止");
        assertThat(free()).isEqualTo(50);
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesAnUnbalancedEntryAndAChangedOne() {
        UUID entry = UUID.randomUUID();
        var sql = TestDatabase.sql();
        sql.sql("insert into policy.fund_entry (id, act, by_name, at) values (:id, '伪造', 'x', now())")
                .param("id", entry)
                .update();

        assertThatThrownBy(() -> sql.sql("""
                        insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                        values (:id, :pool, 'FREE', 100, 0), (:id, :pool, 'GRANTED', 0, 99)""")
                        .param("id", entry)
                        .param("pool", pool.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("凭证借贷不平");
        assertThatThrownBy(() -> sql.sql("update policy.fund_line set debit_fen = 1 where pool_id = :pool")
                        .param("pool", pool.value())
                        .update())
                .hasStackTraceContaining("账簿只能追加");
        assertThatThrownBy(() -> sql.sql("update policy.fund_pool set paid_fen = total_fen + 1 where id = :pool")
                        .param("pool", pool.value())
                        .update())
                .hasStackTraceContaining("never_overspent");
        assertThatThrownBy(() -> sql.sql("update policy.fund_batch set checker = maker where id = :id")
                        .param("id", MoneyHammer.aCheckedBatch(pool))
                        .update())
                .hasStackTraceContaining("maker_is_not_checker");
    }

    /** Whoever has one of them and waits for the pool is not waited for by somebody who has the pool. */
    @Test
    void allThatGivesIsInHandBeforeThePoolIs() throws Exception {
        PaymentId one = paid(50, "协议甲");
        PaymentId other = paid(50, "协议乙");
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        PaymentId first = inOrder ? one : other;
        PaymentId last = inOrder ? other : one;
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        var separate = new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.source()));
        JdbcClient sql = JdbcClient.create(TestDatabase.source());
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> holder = threads.submit(() -> separate.execute(status -> {
                lock(sql, first);
                taken.countDown();
                reached(blocked);
                sql.sql("set local lock_timeout = '3s'").update();
                return sql.sql("update policy.fund_pool set name = name where id = :id")
                        .param("id", pool.value())
                        .update();
            }));
            reached(taken);
            Future<?> collecting =
                    threads.submit(() -> budgets.recoverInTurn(List.of(last, first), 80_000_000L, "追回", key()));
            await().until(() -> sql.sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single()
                    > 0);
            blocked.countDown();
            assertThat(holder.get()).isEqualTo(1);
            collecting.get();
        }
        assertThat(free()).isEqualTo(280);
        assertThat(budgets.find(last).orElseThrow().status()).isEqualTo(PaymentStatus.RECOVERED);
        assertThat(budgets.find(first).orElseThrow().fen()).isEqualTo(20_000_000L);
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    private static void lock(JdbcClient sql, PaymentId id) {
        sql.sql("select 1 from policy.fund_payment where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private static void reached(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The small form of {@code ./xingyuan bench money}. */
    @Test
    void partsClaimedBackAtTheSameMomentAreTakenOneAfterTheOther() throws Exception {
        PaymentId id = paid(100, "协议甲");
        AtomicInteger refused = new AtomicInteger();

        MoneyHammer.together(8, racer -> {
            try {
                budgets.recover(id, 30_000_000L, "测试", key());
            } catch (Refusal tooMuch) {
                refused.incrementAndGet();
            }
        });

        assertThat(refused).hasValue(5);
        assertThat(budgets.find(id).orElseThrow().fen()).isEqualTo(10_000_000L);
        assertThat(free()).isEqualTo(290);
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    @Test
    void manyAtOnceNeitherOverspendNorPayTwice() throws Exception {
        MoneyHammer hammer = new MoneyHammer(budgets, disbursing, transaction);
        hammer.fill(2, 40_000_000L);

        MoneyHammer.Outcome outcome = hammer.run(8, 60);

        assertThat(outcome.done()).isGreaterThan(50);
        assertThat(outcome.refused()).isPositive();
        assertThat(hammer.effects(5, 8)).isEqualTo(5);
        assertThat(MoneyHammer.overspent()).isZero();
        assertThat(MoneyHammer.imbalance()).isZero();
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }
}
