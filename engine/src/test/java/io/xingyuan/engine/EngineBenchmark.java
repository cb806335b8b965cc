package io.xingyuan.engine;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures the column evaluator on one thread: one realistic clause beside the loop that somebody would write by hand
 * for it, then the whole library. Both give the same outputs, which is checked before anything is measured.
 *
 * <pre>{@code
 * mvn -q -pl engine test-compile
 * java -cp engine/target/classes:engine/target/test-classes io.xingyuan.engine.EngineBenchmark [policies]
 * }</pre>
 */
final class EngineBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 15;
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 1);

    private static final Map<String, String> ONE_CLAUSE = Map.of("facts.yaml", """
            facts:
            - {name: 机构类型, code: kind, entity: enterprise, type: code, codes: [示范机构, 普通机构], provider: 示例, says: 类型}
            - {name: 考核结果, code: grade, entity: enterprise, type: code, codes: [优秀, 合格, 不合格], provider: 示例, says: 结果}
            - {name: 成交额, code: deal, entity: enterprise, type: money, unit: 万元, period: year, provider: 示例, says: 成交额, actionable: both}
            - {name: 信用正常, code: credit, entity: enterprise, type: bool, provider: 示例, says: 信用}
            """, "clause.yaml", """
            policy: sample
            number: 示例〔2023〕1号
            title: 示例
            issuer: 示例
            region: "220000"
            published: 2023-01-01
            convention: {以上: ">="}
            test-date: 2025-06-01
            clauses:
            - id: "1"
              title: 示例
              cite: 一
              says: 考核合格、成交额500万元以上的示范机构，按2.5%补助，最高30万元
              entity: enterprise
              frequency: per-event
              when:
                all:
                - {id: kind, expr: '机构类型 = "示范机构"'}
                - {id: grade, expr: '考核结果 = "合格"'}
                - {id: deal, expr: 成交额 >= 门槛}
                - {id: credit, expr: 信用正常}
              amount: {kind: ceiling, formula: 比例 * 成交额, cap: 封顶, round: {to: 分, mode: down}}
              params: {门槛: 500万元, 比例: 2.5%, 封顶: 30万元}
              tests:
              - name: 恰好门槛
                given: {机构类型: 示范机构, 考核结果: 合格, 成交额: 500万元, 信用正常: true}
                expect: {state: ELIGIBLE, amount: 12.5万元}
            """);

    private final long[] kind = new long[ROWS];
    private final long[] grade = new long[ROWS];
    private final long[] deal = new long[ROWS];
    private final long[] credit = new long[ROWS];
    private long demonstrator;
    private long passed;

    private EngineBenchmark() {}

    @SuppressWarnings("SystemOut") // a figure for a person
    public static void main(String[] arguments) throws PolicyProblems {
        System.out.printf("JDK %s, one thread, processor time%n", System.getProperty("java.version"));
        new EngineBenchmark().oneClause();
        wholeLibrary(Path.of(arguments.length > 0 ? arguments[0] : "policies"));
    }

    private void oneClause() throws PolicyProblems {
        PolicyLibrary library = Policies.load(ONE_CLAUSE);
        Columns subjects = subjects(library);
        PopulationRun run = run(library, subjects);
        Hand hand = byHand();
        ClauseColumn column = run.run(Entity.ENTERPRISE, 0, ROWS, 1).getFirst();
        for (int row = 0; row < ROWS; row++) {
            boolean same = hand.marks[row] == column.mark(row)
                    && hand.fen[row] == column.fen(row)
                    && hand.distance[row] == column.distance(row);
            if (!same) {
                throw new IllegalStateException("row %d: by hand %d %d %d, columns %d %d %d"
                        .formatted(
                                row,
                                hand.marks[row],
                                hand.fen[row],
                                hand.distance[row],
                                column.mark(row),
                                column.fen(row),
                                column.distance(row)));
            }
        }
        long[] byHand = new long[ROUNDS];
        long[] byColumns = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = now();
            byHand();
            byHand[round] = now() - start;
            start = now();
            run.run(Entity.ENTERPRISE, 0, ROWS, 1);
            byColumns[round] = now() - start;
        }
        long hands = median(byHand);
        long columns = median(byColumns);
        System.out.printf(
                "one clause: by hand %.1f M/s, columns %.1f M/s, ratio %.2f (median of %d rounds over %d rows)%n",
                ROWS * 1e3 / hands, ROWS * 1e3 / columns, (double) hands / columns, ROUNDS, ROWS);
        System.out.println("states: " + states(column));
    }

    private static List<String> states(ClauseColumn column) {
        List<String> states = new ArrayList<>();
        for (State state : State.values()) {
            states.add(state.label() + " " + column.count(state));
        }
        states.add("差一点 " + column.nearCount());
        return states;
    }

    private static PopulationRun run(PolicyLibrary library, Columns subjects) {
        List<Plan> plans = library.clauses().stream()
                .filter(clause -> clause.validity().includes(TODAY))
                .map(clause -> library.compiled(clause.id()).orElseThrow().plan())
                .toList();
        return new PopulationRun(library.loader().codes(), subjects, Ledger.empty(), TODAY, plans);
    }

    private static void wholeLibrary(Path policies) throws PolicyProblems {
        PolicyLibrary library = Policies.load(policies);
        List<Subject> some = new RandomSubjects(new Random(1), library, TODAY).some(2_000);
        Columns.Builder builder = Columns.builder(library.facts());
        for (int copy = 0; copy < 20; copy++) {
            some.forEach(builder::subject);
        }
        Columns subjects = builder.build();
        PopulationRun run = run(library, subjects);
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
                "whole library: %d answers for %d enterprises and what belongs to them, %.1f M answers/s%n",
                answers, subjects.size(Entity.ENTERPRISE), answers * 1e3 / median(times));
    }

    /** Time of this thread on a processor: what others do on the machine does not count. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long median(long[] times) {
        return Arrays.stream(times).sorted().skip(times.length / 2).findFirst().orElseThrow();
    }

    private Columns subjects(PolicyLibrary library) {
        var random = new Random(7);
        CodeTable codes = library.loader().codes();
        demonstrator = codes.number("示范机构");
        passed = codes.number("合格");
        Columns.Builder builder = Columns.builder(library.facts());
        Columns.Writer kinds = builder.column("kind", Facts.NO_YEAR);
        Columns.Writer grades = builder.column("grade", Facts.NO_YEAR);
        Columns.Writer deals = builder.column("deal", TODAY.getYear() - 1);
        Columns.Writer credits = builder.column("credit", Facts.NO_YEAR);
        for (int i = 0; i < ROWS; i++) {
            int row = builder.enterprise(Integer.toString(i), "示例企业");
            kind[i] = code(random, kinds, row, codes, List.of("示范机构", "示范机构", "普通机构"));
            grade[i] = code(random, grades, row, codes, List.of("优秀", "合格", "合格", "不合格"));
            deal[i] = number(random, deals, row, random.nextLong(200_000_000_0L));
            credit[i] = number(random, credits, row, random.nextInt(8) == 0 ? 0 : 1);
        }
        return builder.build();
    }

    private static long code(Random random, Columns.Writer writer, int row, CodeTable codes, List<String> texts) {
        if (random.nextInt(12) == 0) {
            return unknown(random, writer, row);
        }
        String text = texts.get(random.nextInt(texts.size()));
        writer.set(row, text);
        return codes.number(text);
    }

    private static long number(Random random, Columns.Writer writer, int row, long value) {
        if (random.nextInt(12) == 0) {
            return unknown(random, writer, row);
        }
        writer.set(row, value);
        return value;
    }

    private static long unknown(Random random, Columns.Writer writer, int row) {
        if (random.nextInt(4) == 0) {
            writer.mark(row, Fact.Standing.STALE);
            return Unknown.of(Unknown.STALE);
        }
        return Unknown.of(Unknown.MISSING);
    }

    /** What {@link #byHand} yields. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Hand(byte[] marks, long[] fen, long[] distance) {}

    /** The clause as somebody would write it who knows nothing but this clause. */
    private Hand byHand() {
        var marks = new byte[ROWS];
        var fen = new long[ROWS];
        var distance = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            long sum = deal[i];
            boolean sumKnown = !Unknown.is(sum);
            boolean hopeless = (!Unknown.is(kind[i]) && kind[i] != demonstrator)
                    || (!Unknown.is(grade[i]) && grade[i] != passed)
                    || credit[i] == 0;
            boolean tooLittle = sumKnown && sum < 500_000_000L;
            long near = ClauseColumn.NO_DISTANCE;
            if (hopeless || tooLittle) {
                marks[i] = 1;
                near = hopeless ? near : ((500_000_000L - sum) * 1_000_000L + 499_999_999L) / 500_000_000L;
            } else {
                int reasons =
                        Unknown.mask(kind[i]) | Unknown.mask(grade[i]) | Unknown.mask(sum) | Unknown.mask(credit[i]);
                marks[i] = (byte) (reasons == 0 ? 0 : (reasons == Unknown.NEEDS_JUDGEMENT ? 3 : 2) | reasons << 2);
            }
            distance[i] = near;
            if (hopeless) {
                fen[i] = ClauseColumn.NO_AMOUNT;
            } else if (sumKnown) {
                fen[i] = Math.max(0, Math.min(Math.floorDiv(sum * 25_000, 1_000_000), 30_000_000));
            } else {
                fen[i] = 30_000_000;
                marks[i] |= 64;
            }
        }
        return new Hand(marks, fen, distance);
    }
}
