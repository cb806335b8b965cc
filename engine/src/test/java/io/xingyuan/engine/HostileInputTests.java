package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes in, loading ends soon, with a library or with problems that have a place. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTests {

    private static final String NOISE = "[]{}:,-#\"'|>&*!%@?\n \t()<>=+*/.零一万元年人yeand";

    @Test
    void deepNestingIsRefused() {
        assertThat(messages("[".repeat(9_000))).first().asString().contains("嵌套超过");
        assertThat(messages("[\n".repeat(400_000))).first().asString().contains("嵌套超过");
        assertThat(messages("- ".repeat(4_000) + "a")).first().asString().contains("嵌套超过");
        assertThat(expression("(".repeat(3_000) + "1" + ")".repeat(900))).contains("嵌套超过");
        assertThat(expression("not(".repeat(900) + "高企" + ")".repeat(90))).contains("嵌套超过");
        assertThat(expression("-".repeat(3_000) + "1 > 0")).contains("嵌套超过");
    }

    @Test
    void longLinesAndFilesAreRefused() {
        assertThat(messages("policy: " + "长".repeat(1_000_000)))
                .first()
                .asString()
                .contains("一行超过");
        assertThat(messages("policy: 一\n".repeat(200_000))).first().asString().contains("超过 1 MB");
        assertThat(expression("1 + ".repeat(1_500) + "1 > 0")).contains("表达式超过");
    }

    @Test
    void hugeNumbersAreRefused() {
        assertThat(expression("营业收入 > " + "9".repeat(3_000) + "亿元")).contains("数字太长");
        assertThat(expression("营业收入 > 999999999999999亿元")).contains("金额");
        assertThat(expression("营业收入[99999] > 1元")).contains("年");
        assertThat(expression("sum(营业收入[last(1000000)]) > 1元")).contains("last(n)");
    }

    @Test
    void unfoldingIsBounded() {
        assertThat(expression(
                        "growth(growth(growth(growth(growth(growth(growth(growth(growth(growth(营业收入)))))))))) > 1%"))
                .isNotEmpty();
        assertThat(expression(
                        "every a in last(30) satisfies every b in last(30) satisfies every c in last(30) satisfies "
                                + "every d in last(30) satisfies 营业收入[a] > 1元"))
                .contains("展开后超过");
    }

    @Test
    void circlesAmongDerivedFactsAreRefused() {
        var library = ALibrary.withExpression("高企").facts("""
                        - {name: 甲, code: jia, entity: enterprise, type: bool, says: 甲, derived: 乙}
                        - {name: 乙, code: yi, entity: enterprise, type: bool, says: 乙, derived: not(丙)}
                        - {name: 丙, code: bing, entity: enterprise, type: bool, says: 丙, derived: 甲}
                        """);
        assertThat(library.problems()).anyMatch(problem -> problem.message().contains("循环引用") && problem.line() > 17);
    }

    @Test
    void longChainsOfDerivedFactsAreRefused() {
        var chain = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            String next = i == 2_999 ? "高企" : "链" + (i + 1);
            chain.append("- {name: 链%d, code: l%d, entity: enterprise, type: bool, says: 链, derived: not(%s)}\n"
                    .formatted(i, i, next));
        }
        assertThat(ALibrary.withExpression("链0").facts(chain.toString()).problems())
                .extracting(Problem::message)
                .anyMatch(text -> text.contains("太深") || text.contains("层层引用超过"));
    }

    @Test
    void doublingDerivedFactsAreRefused() {
        var chain = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String next = i == 29 ? "职工人数" : "倍" + (i + 1);
            chain.append("- {name: 倍%d, code: d%d, entity: enterprise, type: integer, says: 倍, derived: %s - %s}\n"
                    .formatted(i, i, next, next));
        }
        assertThat(ALibrary.withExpression("倍0 > 1").facts(chain.toString()).problems())
                .extracting(Problem::message)
                .anyMatch(text -> text.contains("展开后超过"));
    }

    @Test
    void unknownKeysAreNamedWithASuggestion() {
        List<Problem> problems =
                ALibrary.withExpression("高企").key("evidense", "[甲]").problems();
        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(text -> text.contains("没有“evidense”这一项，是否想写“evidence”"));
    }

    @Test
    void randomlyDamagedSourcesNeverEscape() {
        var random = new Random(20_260_101);
        String source = ALibrary.withExpression("every y in last(3) satisfies growth(营业收入[y]) >= 10%")
                .source();
        for (int i = 0; i < 3_000; i++) {
            var damaged = new StringBuilder(source);
            for (int j = random.nextInt(6); j >= 0; j--) {
                int at = random.nextInt(damaged.length());
                char c = NOISE.charAt(random.nextInt(NOISE.length()));
                switch (random.nextInt(3)) {
                    case 0 -> damaged.setCharAt(at, c);
                    case 1 -> damaged.insert(at, c);
                    default -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(4)));
                }
            }
            assertThat(messages(damaged.toString())).doesNotContainNull();
        }
    }

    @Test
    void randomExpressionsNeverEscape() {
        var random = new Random(20_260_102);
        List<String> words = List.of(
                "营业收入",
                "研发费用",
                "[-1]",
                "[y]",
                "高企",
                "企业类型",
                "\"工业企业\"",
                "500万元",
                "10%",
                "3",
                "2025-01-01",
                "and",
                "or",
                "not",
                "(",
                ")",
                "in",
                "[",
                "..",
                "]",
                ",",
                "every y in last(3) satisfies",
                "if",
                "then",
                "else",
                "+",
                "-",
                "*",
                "/",
                ">=",
                "=",
                "growth(",
                "sum(",
                "min(",
                "round(",
                "基准日",
                "years(");
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int j = 1 + random.nextInt(14); j > 0; j--) {
                text.append(words.get(random.nextInt(words.size()))).append(' ');
            }
            assertThat(expression(text.toString())).isNotNull();
        }
    }

    private static List<String> messages(String source) {
        try {
            Policies.load(Map.of("hostile.yaml", source));
            return List.of();
        } catch (PolicyProblems problems) {
            assertThat(problems.problems()).isNotEmpty();
            return problems.problems().stream().map(Problem::message).toList();
        }
    }

    /** The first message about an expression, or an empty text when it compiles. */
    private static String expression(String expression) {
        return ALibrary.withExpression(expression.replace("'", "''")).problems().stream()
                .map(Problem::message)
                .findFirst()
                .orElse("");
    }
}
