package io.xingyuan.policy.fund;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.SearchName;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.policy.fund.Payments.With;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Many people at the same pools at once: more is asked for than there is, the same payments are fought over. */
final class MoneyHammer {

    private static final AtomicInteger NUMBERS = new AtomicInteger((int) (System.nanoTime() % 40_000_000) + 1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final long MOST = 50_000_00L;
    private static final List<PaymentStatus> STATUSES = List.of(PaymentStatus.values());
    private static final List<Move> MOVES = List.of(Move.values());

    private final Budgets budgets;
    private final Disbursing disbursing;
    private final TransactionTemplate transaction;
    private final JdbcClient sql = TestDatabase.sql();
    private final List<PoolId> pools = new ArrayList<>();
    private final List<UUID> batches = new ArrayList<>();
    private final List<EnterpriseId> enterprises = new ArrayList<>();
    private final ConcurrentMap<PaymentStatus, ConcurrentLinkedQueue<PaymentId>> known = new ConcurrentHashMap<>();
    private final LongAdder done = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();

    MoneyHammer(Budgets budgets, Disbursing disbursing, TransactionTemplate transaction) {
        this.budgets = budgets;
        this.disbursing = disbursing;
        this.transaction = transaction;
        for (PaymentStatus status : PaymentStatus.values()) {
            known.put(status, new ConcurrentLinkedQueue<>());
        }
    }

    static EnterpriseId anEnterprise() {
        EnterpriseId id = new EnterpriseId(UUID.randomUUID());
        String code = UnifiedCreditCode.issue("91220105%08d".formatted(NUMBERS.incrementAndGet()))
                .value();
        TestDatabase.sql()
                .sql("""
                        insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                            credit_code, park, created_at, updated_at, updated_by)
                        values (:id, '示例拨付（测试）有限公司', 'a', 'a', 'a', :grams, :code, 'changchun', now(), now(), 'fund-test')""")
                .param("id", id.value())
                .param("code", code)
                .param("grams", SearchName.sought(code).toArray(String[]::new))
                .update();
        return id;
    }

    /** With its opening entry in the books. */
    static PoolId aPool(long fen) {
        PoolId pool = new PoolId(UUID.randomUUID());
        TestDatabase.sql().sql("""
                        with pool as (insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                            values (:id, 2026, 'P' || :id, '测试资金', '测〔2026〕1号', :fen, 'fund-test', now())),
                        entry as (insert into policy.fund_entry (id, act, by_name, at)
                            values (:id, '下达', 'fund-test', now()))
                        insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                        values (:id, :id, 'FREE', :fen, 0), (:id, :id, 'GRANTED', 0, :fen)""").param("id", pool.value()).param("fen", fen).update();
        return pool;
    }

    static UUID aCheckedBatch(PoolId pool) {
        UUID batch = UUID.randomUUID();
        TestDatabase.sql()
                .sql("""
                        insert into policy.fund_batch (id, number, pool_id, title, status, maker, maker_name, made_at, checker)
                        values (:id, 'T' || :id, :pool, '', 'CHECKED', 'maker', '', now(), 'checker')""")
                .param("id", batch)
                .param("pool", pool.value())
                .update();
        return batch;
    }

    void fill(int number, long fen) {
        for (int i = 0; i < number; i++) {
            PoolId pool = aPool(fen);
            pools.add(pool);
            batches.add(aCheckedBatch(pool));
            enterprises.add(anEnterprise());
        }
    }

    /** 结果: how many operations came to an end, how many the rules forbade, how often a full house asked to try again. */
    record Outcome(long done, long refused, long turnedAway) {}

    Outcome run(int threads, int each) throws InterruptedException, ExecutionException {
        together(threads, thread -> {
            SplittableRandom random = new SplittableRandom(thread);
            for (int i = 0; i < each; i++) {
                patiently(() -> act(random));
            }
        });
        return new Outcome(done.sum(), refused.sum(), turnedAway.sum());
    }

    /** Tries again when no connection came free in time, as a person would. */
    private void patiently(Runnable operation) {
        while (true) {
            try {
                operation.run();
                return;
            } catch (CannotCreateTransactionException | CannotGetJdbcConnectionException full) {
                turnedAway.increment();
            }
        }
    }

    private void act(SplittableRandom random) {
        int dice = random.nextInt(100);
        try {
            if (dice < 30) {
                reserve(random);
            } else {
                PaymentStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
                PaymentId id = known(status).poll();
                if (id == null) {
                    reserve(random);
                    done.increment();
                    return;
                }
                List<Move> moves = status.moves();
                Move move = moves.isEmpty() || random.nextInt(10) == 0
                        ? MOVES.get(random.nextInt(MOVES.size()))
                        : moves.get(random.nextInt(moves.size()));
                if (random.nextInt(4) == 0) {
                    known(status).add(id); // stays in sight, so that others fight over it
                }
                move(id, move, random);
            }
            done.increment();
        } catch (Refusal no) {
            refused.increment();
        }
    }

    private ConcurrentLinkedQueue<PaymentId> known(PaymentStatus status) {
        return known.computeIfAbsent(status, key -> new ConcurrentLinkedQueue<>());
    }

    private void reserve(SplittableRandom random) {
        PoolId pool = pools.get(random.nextInt(pools.size()));
        EnterpriseId enterprise = enterprises.get(random.nextInt(enterprises.size()));
        PaymentId id = budgets.reserve(
                Reservation.of(pool, 1 + random.nextLong(MOST), enterprise, "协议-测试", 2026, "测试", ""),
                UUID.randomUUID().toString());
        known(PaymentStatus.RESERVED).add(id);
    }

    private void move(PaymentId id, Move move, SplittableRandom random) {
        UUID batch = batches.get(random.nextInt(batches.size()));
        String key = UUID.randomUUID().toString();
        switch (move) {
            case COMMIT -> budgets.commit(id, budgets.find(id).orElseThrow().fen(), "", key);
            case RELEASE -> budgets.release(id, "测试", key);
            case CANCEL -> budgets.cancel(id, "测试", key);
            case PAY -> budgets.pay(id, DAY, key);
            case RETURN -> budgets.giveBack(id, "测试", key);
            case REISSUE -> budgets.reissue(id, key);
            case RECOVER -> budgets.recover(id, "测试", key);
            case RECOVER_PART ->
                budgets.recover(id, Math.max(1, budgets.find(id).orElseThrow().fen() / 2), "测试", key);
            default ->
                transaction.executeWithoutResult(
                        status -> disbursing.move(id, move, new With(batch, null, null, "测试")));
        }
        if (!move.to().frees() || random.nextInt(50) == 0) {
            known(move.to()).add(id);
        }
    }

    /** Pays so many, each in a transaction of its own; gives payments per second. */
    double payments(int threads, int each) throws InterruptedException, ExecutionException {
        List<PoolId> funds = new ArrayList<>();
        List<List<PaymentId>> all = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            if (thread % 2 == 0) {
                funds.add(aPool(1_000_000_000_00L));
            }
            all.add(new ArrayList<>());
        }
        together(threads, thread -> {
            PoolId pool = funds.get(thread / 2);
            UUID batch = aCheckedBatch(pool);
            for (int i = 0; i < each; i++) {
                EnterpriseId enterprise = enterprises.get(i % enterprises.size());
                transaction.executeWithoutResult(status -> {
                    PaymentId id = disbursing.reserve(Reservation.of(pool, 100, enterprise, "协议", 2026, "测试", ""));
                    disbursing.commit(id, 100, "");
                    disbursing.move(id, Move.GATHER, new With(batch, null, null, ""));
                    disbursing.move(id, Move.SEND, With.reason(""));
                    all.get(thread).add(id);
                });
            }
        });
        long began = System.nanoTime();
        together(threads, thread -> {
            for (PaymentId id : all.get(thread)) {
                patiently(() -> budgets.pay(id, DAY, id.toString()));
            }
        });
        return threads * (double) each / ((System.nanoTime() - began) / 1e9);
    }

    /** So many keys, each asked for by so many at once; gives how many payments came of it. */
    long effects(int keys, int racers) throws InterruptedException, ExecutionException {
        PoolId pool = aPool(1_000_000_000_00L);
        EnterpriseId enterprise = anEnterprise();
        Reservation what = Reservation.of(pool, 100, enterprise, "协议-一次", 2026, "测试", "");
        together(racers, racer -> {
            for (int key = 0; key < keys; key++) {
                String once = pool + "-" + key;
                patiently(() -> budgets.reserve(what, once));
            }
        });
        return sql.sql("select count(*) from policy.fund_payment where pool_id = :pool")
                .param("pool", pool.value())
                .query(Long.class)
                .single();
    }

    /** What the books say was promised beyond what was granted, over all pools that there are, in 分. */
    static long overspent() {
        return TestDatabase.sql().sql("""
                select coalesce(sum(over), 0) from (
                    select greatest(0, sum(case account when 'GRANTED' then debit_fen - credit_fen
                        when 'FREE' then 0 else debit_fen - credit_fen end)) as over
                    from policy.fund_line group by pool_id) pools""").query(Long.class).single();
    }

    /** Σ debit − Σ credit. */
    static long imbalance() {
        return TestDatabase.sql()
                .sql("select coalesce(sum(debit_fen) - sum(credit_fen), 0) from policy.fund_line")
                .query(Long.class)
                .single();
    }

    /** Pools of which a displayed total is another than the sum of its lines, or than the sum of its payments. */
    static List<String> wrongTotals() {
        return TestDatabase.sql().sql("""
                with line as (select pool_id, account, sum(debit_fen) - sum(credit_fen) as fen
                    from policy.fund_line group by 1, 2),
                shown as (select p.id, v.account, v.fen from policy.fund_pool p, lateral (values
                    ('GRANTED', -total_fen), ('FROZEN', frozen_fen), ('RESERVED', reserved_fen),
                    ('COMMITTED', committed_fen), ('PAID', paid_fen),
                    ('FREE', total_fen - frozen_fen - reserved_fen - committed_fen - paid_fen)) v (account, fen)),
                payment as (select pool_id, case when status = 'RESERVED' then 'RESERVED' when status = 'PAID' then 'PAID'
                    else 'COMMITTED' end as account, sum(fen) as fen from policy.fund_payment
                    where status not in ('CANCELLED', 'RECOVERED') group by 1, 2)
                select s.id || ' ' || s.account from shown s
                left join line l on l.pool_id = s.id and l.account = s.account
                left join payment m on m.pool_id = s.id and m.account = s.account
                where s.fen <> coalesce(l.fen, 0)
                    or (s.account in ('RESERVED', 'COMMITTED', 'PAID') and s.fen <> coalesce(m.fen, 0))""").query(String.class).list();
    }

    @FunctionalInterface
    interface Work {
        void of(int thread) throws Exception;
    }

    static void together(int threads, Work work) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(executor.submit(() -> {
                    start.await();
                    work.of(number);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        }
    }
}
