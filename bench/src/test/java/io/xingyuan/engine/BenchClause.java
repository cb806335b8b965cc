package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The clause that all are measured by, of a realistic shape (four conditions, {@code min(rate × deal, cap)}), and random
 * rows of which about 8 % of the cells are missing or stale, both as columns and as plain arrays.
 */
@SuppressWarnings("ArrayRecordComponent") // read in the inner loops, never compared
record BenchClause(
        PolicyLibrary library,
        Columns subjects,
        long[] kind,
        long[] grade,
        long[] deal,
        long[] credit,
        long meant,
        long passed) {

    static final LocalDate TODAY = LocalDate.of(2025, 6, 1);
    static final List<String> KINDS = List.of("示范机构", "示范机构", "普通机构");
    static final List<String> GRADES = List.of("优秀", "合格", "合格", "不合格");

    private static final int ONE_IN = 12;

    private static final Map<String, String> SOURCES = Map.of("facts.yaml", """
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

    /** @param complete whether no cell is missing or stale */
    static BenchClause of(int rows, boolean complete) {
        PolicyLibrary library = load();
        CodeTable codes = library.loader().codes();
        var made = new Maker(new Random(7), complete, codes, Columns.builder(library.facts()));
        return made.rows(rows, library);
    }

    private static PolicyLibrary load() {
        try {
            return Policies.load(SOURCES);
        } catch (PolicyProblems problems) {
            throw new IllegalStateException(problems);
        }
    }

    int rows() {
        return kind.length;
    }

    Plan plan() {
        return library.compiled(library.clauses().getFirst().id()).orElseThrow().plan();
    }

    PopulationRun run() {
        return new PopulationRun(library.loader().codes(), subjects, Ledger.empty(), TODAY, List.of(plan()));
    }

    /** The text of a code cell; null when it is unknown. */
    @Nullable
    String text(long cell) {
        return Unknown.is(cell) ? null : library.loader().codes().text((int) cell);
    }

    /** Fills columns and arrays alike. */
    private record Maker(Random random, boolean complete, CodeTable codes, Columns.Builder builder) {

        BenchClause rows(int rows, PolicyLibrary library) {
            Columns.Writer kinds = builder.column("kind", Facts.NO_YEAR);
            Columns.Writer grades = builder.column("grade", Facts.NO_YEAR);
            Columns.Writer deals = builder.column("deal", TODAY.getYear() - 1);
            Columns.Writer credits = builder.column("credit", Facts.NO_YEAR);
            long[] kind = new long[rows];
            long[] grade = new long[rows];
            long[] deal = new long[rows];
            long[] credit = new long[rows];
            for (int i = 0; i < rows; i++) {
                int row = builder.enterprise(Integer.toString(i), "示例企业");
                kind[i] = code(kinds, row, KINDS);
                grade[i] = code(grades, row, GRADES);
                deal[i] = number(deals, row, random.nextLong(200_000_000_0L));
                credit[i] = number(credits, row, random.nextInt(8) == 0 ? 0 : 1);
            }
            return new BenchClause(
                    library, builder.build(), kind, grade, deal, credit, codes.number("示范机构"), codes.number("合格"));
        }

        private long code(Columns.Writer writer, int row, List<String> texts) {
            if (leavesOut()) {
                return unknown(writer, row);
            }
            String text = texts.get(random.nextInt(texts.size()));
            writer.set(row, text);
            return codes.number(text);
        }

        private long number(Columns.Writer writer, int row, long value) {
            if (leavesOut()) {
                return unknown(writer, row);
            }
            writer.set(row, value);
            return value;
        }

        private boolean leavesOut() {
            return random.nextInt(ONE_IN) == 0 && !complete;
        }

        private long unknown(Columns.Writer writer, int row) {
            if (random.nextInt(4) == 0) {
                writer.mark(row, Fact.Standing.STALE);
                return Unknown.of(Unknown.STALE);
            }
            return Unknown.of(Unknown.MISSING);
        }
    }
}
