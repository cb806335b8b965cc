package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One clause, the same rows, in one run, on one thread, by processor time: by hand, by columns, by interpreter, as SQL on
 * DuckDB, and by those who evaluate FEEL. Every output that a contender has is checked before it is measured. {@code
 * ./xingyuan bench engine}.
 */
@Tag("bench")
@SuppressWarnings("SystemOut") // figures for a person
class EngineBench {

    private static final int ROWS = 1_000_000;
    private static final int FEEL_ROWS = 100_000;
    private static final int ROUNDS = 11;
    private static final int FEEL_ROUNDS = 3;
    private static final List<Integer> SIZES = List.of(100_000, 300_000, 1_000_000, 3_000_000, 10_000_000);
    private static final int TURNS = 25;
    private static final int LEAST_ROWS = 1_000_000;
    /** Warm is what has not become faster for so long: the compiler runs beside and may have to wait. */
    private static final long SETTLED = 4_000_000_000L;

    private long differences;
    private final Map<String, Double> speeds = new LinkedHashMap<>();

    private interface Work {
        void run() throws Exception;
    }

    @Test
    void everyContenderSaysTheSameAndIsMeasured() throws Exception {
        System.out.printf("JDK %s, one thread, processor time, median%n", System.getProperty("java.version"));
        oneClause();
        peers();
        wholeLibrary();
        explain();
        double apart = sizes();
        double columns = speed("columns");
        double ofHand = columns / speed("Kleene loop by hand");
        double kie = columns / Math.max(speed("KIE, interpreted"), speed("KIE, compiled"));
        double duck = columns / speed("SQL on DuckDB");
        System.out.printf(
                "engine: %.2f of the Kleene loop, %.0f x KIE, %.1f x DuckDB, %d differences%n",
                ofHand, kie, duck, differences);
        assertThat(differences).isZero();
        assertThat(ofHand).isGreaterThanOrEqualTo(0.5);
        assertThat(kie).isGreaterThanOrEqualTo(40);
        assertThat(duck).isGreaterThanOrEqualTo(3);
        assertThat(apart).isLessThanOrEqualTo(0.2);
    }

    private double speed(String name) {
        return speeds.getOrDefault(name, Double.NaN);
    }

    private void oneClause() throws Exception {
        BenchClause given = BenchClause.of(ROWS, false);
        var hand = new ByHand(given);
        ByInterpreter interpreter = ByInterpreter.of(given);
        PopulationRun columns = given.run();
        Answers answers = Answers.of(columns.run(Entity.ENTERPRISE, 0, ROWS, 1).getFirst());
        differences += answers.differences(hand.kleene());
        differences += answers.differencesButDistance(interpreter.answers());
        try (var duck = new ByDuckDb(given)) {
            duck.compute();
            differences += answers.differences(duck.answers());
            System.out.printf("%,d rows, DuckDB %s, %d differences so far%n", ROWS, duck.version(), differences);
            var work = new LinkedHashMap<String, Work>();
            work.put("two-valued loop by hand", hand::twoValued);
            work.put("Kleene loop by hand", hand::kleene);
            work.put("columns", () -> columns.run(Entity.ENTERPRISE, 0, ROWS, 1));
            work.put("interpreter", interpreter::answers);
            work.put("SQL on DuckDB", duck::compute);
            measure(work, ROWS, ROUNDS);
        }
    }

    private void peers() throws Exception {
        BenchClause given = BenchClause.of(FEEL_ROWS, false);
        Answers answers =
                Answers.of(given.run().run(Entity.ENTERPRISE, 0, FEEL_ROWS, 1).getFirst());
        var work = new LinkedHashMap<String, Work>();
        for (FeelPeer peer : FeelPeer.all(given)) {
            differences += answers.differences(peer.answers());
            work.put(peer.name(), peer::answers);
        }
        System.out.printf("%,d rows for FEEL, %d differences so far%n", FEEL_ROWS, differences);
        measure(work, FEEL_ROWS, FEEL_ROUNDS);
    }

    /** Contenders take turns, so that what else happens on the machine happens to all. */
    private void measure(Map<String, Work> work, int rows, int rounds) throws Exception {
        for (Work one : work.values()) {
            warmUp(one);
        }
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Work> entry : work.entrySet()) {
                long start = now();
                entry.getValue().run();
                times.computeIfAbsent(entry.getKey(), added -> new long[rounds])[round] = now() - start;
            }
        }
        times.forEach((name, taken) -> {
            speeds.put(name, rows * 1e3 / median(taken));
            System.out.printf("  %-26s %8.2f M clauses/s%n", name, speed(name));
        });
    }

    private static void warmUp(Work work) throws Exception {
        double best = Double.MAX_VALUE;
        long improved = now();
        while (now() - improved < SETTLED) {
            long start = now();
            work.run();
            if (now() - start < best * 0.97) {
                best = now() - start;
                improved = now();
            }
        }
    }

    private static void wholeLibrary() throws PolicyProblems {
        PolicyLibrary library = Policies.load(Path.of("..", "policies"));
        List<Subject> some = new RandomSubjects(new Random(1), library, BenchClause.TODAY).some(2_000);
        Columns.Builder builder = Columns.builder(library.facts());
        for (int copy = 0; copy < 20; copy++) {
            some.forEach(builder::subject);
        }
        Columns subjects = builder.build();
        var run = new PopulationRun(
                library.loader().codes(),
                subjects,
                Ledger.empty(),
                BenchClause.TODAY,
                library.plans(library.clauses(), BenchClause.TODAY));
        long[] times = new long[ROUNDS];
        long answers = 0;
        for (int round = 0; round < ROUNDS; round++) {
            answers = 0;
            long start = now();
            for (Entity entity : Entity.values()) {
                int rows = subjects.size(entity);
                answers += (long) rows * run.run(entity, 0, rows, 1).size();
            }
            times[round] = now() - start;
        }
        System.out.printf(
                "whole library: %,d answers for %,d enterprises and what belongs to them, %.1f M answers/s%n",
                answers, subjects.size(Entity.ENTERPRISE), answers * 1e3 / median(times));
    }

    /** One clause of the library for one subject, explained. */
    private static void explain() throws PolicyProblems {
        PolicyLibrary library = Policies.load(Path.of("..", "policies"));
        List<Subject> subjects = new RandomSubjects(new Random(2), library, BenchClause.TODAY).some(500);
        List<Clause> clauses = library.clauses().stream()
                .filter(clause -> clause.validity().includes(BenchClause.TODAY))
                .toList();
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            times.clear();
            for (Subject subject : subjects) {
                for (Clause clause : clauses) {
                    Subject target = clause.entity() == Entity.ENTERPRISE
                            ? subject
                            : subject.children().stream()
                                    .filter(child -> child.entity() == clause.entity())
                                    .findFirst()
                                    .orElseThrow();
                    long start = now();
                    library.examine(clause.id(), target, subject, Ledger.empty(), BenchClause.TODAY);
                    times.add(now() - start);
                }
            }
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "explain: p50 %.1f µs, p99 %.1f µs (%,d explanations of clauses of the library)%n",
                sorted[sorted.length / 2] / 1e3, sorted[sorted.length * 99 / 100] / 1e3, sorted.length);
    }

    /**
     * The sizes take turns like contenders, so that a slow minute of the machine does not look like the cost of size; gives
     * by how much the dearest row costs more than the cheapest.
     */
    private static double sizes() throws Exception {
        SortedMap<Integer, PopulationRun> runs = new TreeMap<>();
        SortedMap<Integer, Long> bytes = new TreeMap<>();
        for (int rows : SIZES) {
            long before = held();
            BenchClause given = BenchClause.of(rows, false);
            bytes.put(rows, (held() - 4L * Long.BYTES * rows - before) / rows);
            runs.put(rows, given.run());
        }
        for (Map.Entry<Integer, PopulationRun> one : runs.entrySet()) {
            warmUp(() -> one.getValue().run(Entity.ENTERPRISE, 0, one.getKey(), 1));
        }
        Map<Integer, long[]> times = new TreeMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (Map.Entry<Integer, PopulationRun> one : runs.entrySet()) {
                int rows = one.getKey();
                long[] turns = times.computeIfAbsent(rows, added -> new long[TURNS]);
                turns[turn] = fastest(() -> one.getValue().run(Entity.ENTERPRISE, 0, rows, 1), LEAST_ROWS / rows);
            }
        }
        SortedMap<Integer, Double> nanos = new TreeMap<>();
        times.forEach((rows, turns) -> {
            nanos.put(rows, (double) median(turns));
            System.out.printf(
                    "%,11d rows: %.2f ns a row, %d bytes an enterprise with its id (17 of facts), 17 of answers%n",
                    rows, nanos.get(rows) / rows, bytes.get(rows));
        });
        DoubleSummaryStatistics each = nanos.entrySet().stream()
                .mapToDouble(size -> size.getValue() / size.getKey())
                .summaryStatistics();
        double apart = each.getMax() / each.getMin() - 1;
        System.out.printf("time per row from 10^5 to 10^7: %.0f %% apart%n", 100 * apart);
        Path picture = Files.writeString(Path.of("target", "cost.svg"), CostPicture.svg(nanos));
        System.out.println("picture: bench/" + picture);
        return apart;
    }

    /** What is over quickly is done again, and counts by its best: others crowd the caches. */
    private static long fastest(Work work, int attempts) throws Exception {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < Math.max(1, attempts); attempt++) {
            long start = now();
            work.run();
            best = Math.min(best, now() - start);
        }
        return best;
    }

    private static long held() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Time of this thread on a processor: what others do on the machine does not count. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long median(long[] times) {
        return Arrays.stream(times).sorted().skip(times.length / 2).findFirst().orElseThrow();
    }
}
