package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever text a parser of the engine is given, it ends with a value or with problems that have a place. Runs its
 * seeds with the other tests, and for long with {@code ./xingyuan bench fuzz}.
 */
class ParserFuzzTests {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final FactDictionary FACTS =
            ALibrary.withExpression("高企").load().facts();

    @MethodSource("policies")
    @FuzzTest
    void policyYaml(@NotNull @WithUtf8Length(max = 6_000) String source) {
        try {
            PolicyLibrary library = Policies.load(Map.of("facts.yaml", ALibrary.FACTS, "fuzz.yaml", source));
            library.clauses()
                    .forEach(clause -> assertThat(library.trials(clause.id())).isNotNull());
        } catch (PolicyProblems refused) {
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allMatch(problem -> !problem.message().isBlank());
        }
    }

    static Stream<String> policies() {
        return Stream.of(
                "",
                "policy: [",
                ALibrary.withExpression("every y in last(3) satisfies growth(营业收入[y]) >= 10%")
                        .source(),
                ALibrary.withCondition("{all: [{id: a, expr: 高企}, {not: {id: b, expr: '职工人数 in [1..9]'}}]}")
                        .amount("{kind: exact, formula: 'min(研发费用 * 10%, 100万元)', cap: 50万元}")
                        .source(),
                ALibrary.withExpression("years(成立日期, 基准日) <= 5")
                        .parameter("上限", "[{from: 2024-01-01, value: 100万元}]")
                        .amount("{kind: exact, formula: 上限}")
                        .source());
    }

    @MethodSource("expressions")
    @FuzzTest
    void expression(@NotNull @WithUtf8Length(max = 2_000) String text) {
        try {
            assertThat(ExpressionParser.parse(text)).isNotNull();
        } catch (ExpressionFault refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    static Stream<String> expressions() {
        return Stream.of(
                "",
                "高企",
                "营业收入[last(3)] >= 1亿元 and not(负债率 > 70.5%)",
                "every y in last(3) satisfies growth(营业收入[y]) >= 10%",
                "some y in 2023..2025 satisfies 纳统[y]",
                "if 职工人数 in (1..9] then 10万元 else round(研发费用 * 3‰, 1元)",
                "企业类型 in [\"工业企业\", \"流通企业\"]",
                "years(成立日期, 基准日) <= 5",
                "营业收入 > " + "9".repeat(60) + "亿元",
                "(".repeat(60) + "1");
    }

    /** What compiles is computed alike for a subject about whom nothing is known. */
    @MethodSource("expressions")
    @FuzzTest
    void compiledExpression(@NotNull @WithUtf8Length(max = 400) String text) {
        ALibrary library = ALibrary.withExpression(text.replace("'", "''"));
        if (library.problems().isEmpty()) {
            assertThat(library.check(Facts.none()).state()).isNotNull();
        }
    }

    @MethodSource("facts")
    @FuzzTest
    void factsYaml(@NotNull @WithUtf8Length(max = 4_000) String text) {
        readFacts("fuzz.yaml", text);
    }

    static Stream<String> facts() {
        return Stream.of(
                "",
                """
                as-of: 2026-11-21
                enterprises:
                - id: demo-1
                  name: 示例影像科技（演示）有限公司
                  facts:
                    企业类型: 工业企业
                    营业收入: {2025: 12亿元, 2024: 9亿元}
                    纳统: {2025: true}
                  products:
                  - {id: p1, name: 示例移动式CT, facts: {管理类别: 第三类}}
                """,
                "enterprises:\n- {id: a, name: 甲, facts: {营业收入: {-1: 1万元, 2024: {value: 9, as-of: 2025-02-29}}, 负债率: 12.5%}}\n");
    }

    @MethodSource("tables")
    @FuzzTest
    void factsTable(@NotNull @WithUtf8Length(max = 4_000) String text) {
        readFacts("fuzz.csv", text);
    }

    static Stream<String> tables() {
        return Stream.of(
                "",
                "id,name,entity,parent,企业类型,营业收入[2025](万元),纳统,管理类别\na,示例,,,工业企业,1860,是,\n",
                "\uFEFFid,name,entity,parent,营业收入[2025](万元),管理类别\r\na,\"甲\n\"\"乙\"\"\",,,\"1,234.5\",\r\nb,产品,product,a,,第三类",
                "id,name\n\"");
    }

    private static void readFacts(String file, String text) {
        try {
            FactsFile read = FactsFile.read(file, text, FACTS, DAY, false);
            assertThat(read.subjects()).isNotNull();
        } catch (PolicyProblems refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    @MethodSource("values")
    @FuzzTest
    void value(@NotNull @WithUtf8Length(max = 300) String text) {
        for (FactDefinition fact : FACTS.all()) {
            for (String unit : List.of("", "万元", "%", text)) {
                try {
                    assertThat(ValueText.of(fact, text, unit)).isNotNull();
                } catch (IllegalArgumentException refused) {
                    assertThat(refused).hasMessageMatching("(?s).+");
                }
            }
        }
    }

    static Stream<String> values() {
        return Stream.of("", "1,234.56万元", "-0.01%", "2024-02-29", "第三类", "是", "１２３", "9".repeat(40), "1e9", "+");
    }
}
