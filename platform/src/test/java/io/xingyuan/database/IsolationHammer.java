package io.xingyuan.database;

import static io.xingyuan.kernel.Role.ENTERPRISE_MEMBER;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.web.VisitorRequests.by;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many visitors of three sides at once on few connections, with failures in between; counts what nobody may see. */
final class IsolationHammer {

    static final int ROWS = 20;
    private static final String MARK = "隔离量测";

    private final MockMvc web;
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final LongAdder requests = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder foreign = new LongAdder();
    private final LongAdder absent = new LongAdder();

    record Outcome(long requests, long answered, long foreign, long absent) {}

    IsolationHammer(MockMvc web) {
        this.web = web;
    }

    /** Two enterprises with rows and the park. */
    void fill() {
        clear();
        for (char name = 'A'; name <= 'B'; name++) {
            UUID id = UUID.randomUUID();
            TestDatabase.sql()
                    .sql("""
                            insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                                credit_code, park, created_at, updated_at, updated_by)
                            values (:id, '隔离样例' || :name, 'a', 'a', 'a', '{}', rpad('GL' || :name, 18, '0'), 'changchun',
                                now(), now(), :mark)""")
                    .param("id", id)
                    .param("name", String.valueOf(name))
                    .param("mark", MARK)
                    .update();
            TestDatabase.sql().sql("""
                            insert into enterprise.contact (id, enterprise_id, name)
                            select gen_random_uuid(), :id, 'n' || n from generate_series(1, :rows) n""").param("id", id).param("rows", ROWS).update();
            visitors.put(id.toString(), new Visitor("m" + name, "样例" + name, ENTERPRISE_MEMBER, new EnterpriseId(id)));
        }
        visitors.put("park", new Visitor("officer", "样例专员", POLICY_OFFICER, null));
    }

    void clear() {
        TestDatabase.sql()
                .sql("delete from enterprise.enterprise where updated_by = :mark")
                .param("mark", MARK)
                .update();
    }

    Outcome run(int threads, int each) throws InterruptedException, ExecutionException {
        AtomicBoolean going = new AtomicBoolean(true);
        Thread cancelling = Thread.ofVirtual().start(() -> cancel(going));
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                all.add(executor.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        ask(random);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            going.set(false);
            cancelling.join();
        }
        return new Outcome(requests.sum(), answered.sum(), foreign.sum(), absent.sum());
    }

    /** Takes the statement away from whoever is at it. */
    private static void cancel(AtomicBoolean going) {
        while (going.get()) {
            TestDatabase.sql().sql("""
                    select count(pg_cancel_backend(pid)), pg_sleep(0.02) from pg_stat_activity
                    where usename like '%\\_side' and state = 'active' and random() < 0.3""").query((row, number) -> row.getLong(1)).single();
        }
    }

    private void ask(SplittableRandom random) throws Exception {
        List<String> all = List.copyOf(visitors.keySet());
        String who = all.get(random.nextInt(all.size()));
        String how = Probe.WAYS.get(random.nextInt(Probe.WAYS.size()));
        Visitor visitor = Objects.requireNonNull(visitors.get(who));
        MvcResult result = web.perform(get("/isolation").param("how", how).with(by(visitor)))
                .andReturn();
        if (result.getRequest().isAsyncStarted()) {
            result.getAsyncResult(60_000);
            result = web.perform(asyncDispatch(result)).andReturn();
        }
        requests.increment();
        String answer = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        if (result.getResponse().getStatus() == 200) {
            answered.increment();
            count(who, new HashSet<>(Arrays.asList(answer.split(","))));
        }
    }

    private void count(String who, Set<String> seen) {
        boolean ofPark = who.equals("park");
        if (!ofPark) {
            seen.stream().filter(id -> !id.equals(who)).forEach(id -> foreign.increment());
        }
        boolean all = ofPark
                ? visitors.keySet().stream().allMatch(id -> id.equals("park") || seen.contains(id))
                : seen.contains(who);
        if (!all) {
            absent.increment();
        }
    }

    /** Reads without any condition of its own: only the database stands between the enterprises. */
    @TestComponent
    @RestController
    @AllowedTo({POLICY_OFFICER, ENTERPRISE_MEMBER})
    static class Probe {

        static final List<String> WAYS = List.of(
                "plain", "plain", "transaction", "nested", "new", "fails", "breaks", "later", "writes", "unwritable");
        private static final String ROWS_OF_ALL =
                "select coalesce(string_agg(distinct enterprise_id::text, ','), '') from enterprise.contact";

        private final JdbcClient sql;
        private final TransactionTemplate transaction;
        private final TransactionTemplate fresh;
        private final Semaphore nested = new Semaphore(3);

        Probe(JdbcClient sql, TransactionTemplate transaction) {
            this.sql = sql;
            this.transaction = transaction;
            this.fresh = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
            this.fresh.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        }

        private String seen() {
            return sql.sql(ROWS_OF_ALL).query(String.class).single();
        }

        @GetMapping(value = "/isolation", params = "how!=later")
        ResponseEntity<String> now(@RequestParam("how") String how) {
            return ResponseEntity.ok(String.valueOf(
                    switch (how) {
                        case "transaction" -> transaction.execute(status -> seen());
                        case "nested" ->
                            transaction.execute(status -> seen() + "," + transaction.execute(inner -> seen()));
                        case "new" -> inTwo();
                        case "fails" ->
                            transaction.execute(status -> {
                                throw new IllegalStateException(seen());
                            });
                        case "breaks" ->
                            transaction.execute(status -> sql.sql("select 1 / 0 from enterprise.contact")
                                    .query(String.class)
                                    .single());
                        case "writes" ->
                            transaction.execute(
                                    status -> sql.sql("""
                                        with touched as (
                                            update enterprise.contact set position = 'x'
                                            where id in (select id from enterprise.contact for update skip locked)
                                            returning enterprise_id),
                                        seen as (
                                            select enterprise_id from touched
                                            union select enterprise_id from enterprise.contact)
                                        select coalesce(string_agg(distinct enterprise_id::text, ','), '') from seen""").query(String.class).single());
                        case "unwritable" -> {
                            sql.sql("update enterprise.contact set position = 'y'")
                                    .update();
                            throw new AssertionError("written outside a transaction");
                        }
                        default -> seen();
                    }));
        }

        /** Holds two connections; not as many at once as there are, or each would wait for another's second. */
        private @Nullable String inTwo() {
            nested.acquireUninterruptibly();
            try {
                return transaction.execute(status -> seen() + "," + fresh.execute(inner -> seen()));
            } finally {
                nested.release();
            }
        }

        @GetMapping(value = "/isolation", params = "how=later")
        Callable<String> later() {
            return this::seen;
        }
    }
}
