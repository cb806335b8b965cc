package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The standard's language and ours: equal where they share text and nothing is missing; else refused with a message. */
class FeelOracleTests {

    private static final int EXPRESSIONS = 150;
    private static final int ROWS = 20;

    private static final String COUNTS = """
            - {name: 甲数, code: first, entity: enterprise, type: integer, provider: 示例, says: 数}
            - {name: 乙数, code: second, entity: enterprise, type: integer, provider: 示例, says: 数}
            """;

    private static final Map<String, Class<?>> TYPES =
            Map.of("甲数", BigDecimal.class, "乙数", BigDecimal.class, "高企", Boolean.class, "行业代码", String.class);

    @Test
    void theSharedSubsetMeansTheSame() {
        var random = new Random(20_260_401);
        var feel = new RandomFeel(random);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(Row.of(random));
        }
        int yes = 0;
        for (int n = 0; n < EXPRESSIONS; n++) {
            String expression = feel.condition(3);
            PolicyLibrary library =
                    ALibrary.withExpression(expression).facts(COUNTS).load();
            Map<String, FeelEvaluator> oracles = new HashMap<>();
            oracles.put("KIE", Kie.interpreted(expression, TYPES));
            oracles.put("feel-scala", FeelScala.evaluator(expression));
            if (!expression.contains("数 in ") || !expression.contains("代码 in ")) { // jDMN takes one for the other
                oracles.put("jDMN", JDmn.interpreted(expression, TYPES));
            }
            for (Row row : rows) {
                boolean ours = row.ours(library);
                oracles.forEach((name, oracle) -> assertThat(ours)
                        .as("%s: %s of %s", name, expression, row)
                        .isEqualTo(oracle.apply(row.feel())));
                yes += ours ? 1 : 0;
            }
        }
        assertThat(yes).isBetween(EXPRESSIONS * ROWS / 5, EXPRESSIONS * ROWS * 4 / 5);
    }

    /** Facts of one enterprise, all known. */
    private record Row(int first, int second, boolean highTech, String industry) {

        static Row of(Random random) {
            String industry = List.of("甲", "乙", "丙").get(random.nextInt(3));
            return new Row(random.nextInt(12), random.nextInt(12), random.nextBoolean(), industry);
        }

        Map<String, @Nullable Object> feel() {
            var facts = new HashMap<String, @Nullable Object>();
            facts.put("甲数", BigDecimal.valueOf(first));
            facts.put("乙数", BigDecimal.valueOf(second));
            facts.put("高企", highTech);
            facts.put("行业代码", industry);
            return facts;
        }

        boolean ours(PolicyLibrary library) {
            Facts facts = ALibrary.facts()
                    .put("first", new Value.Whole(first))
                    .put("second", new Value.Whole(second))
                    .put("high-tech", new Value.Flag(highTech))
                    .put("industry", new Value.Code(industry))
                    .build();
            return state(library, facts) == State.ELIGIBLE;
        }
    }

    private static State state(PolicyLibrary library, Facts facts) {
        return library.check(Subject.enterprise("e1", "示例企业", facts), Ledger.empty(), ALibrary.DAY)
                .findings()
                .getFirst()
                .state();
    }

    /**
     * Literals and operators after the manner of the standard's own test kit, in our own words: what FEEL gives, and
     * whether we say the same, refuse, or deviate on purpose (docs/policy-language.md §11).
     */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "feel-literals.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void literalsAgreeOrAreRefused(String expression, String standard, String ours, @Nullable String why) {
        assertThat(String.valueOf(Kie.evaluate(expression))).as("the standard").isEqualTo(standard);
        ALibrary library = ALibrary.withExpression(expression.replace("'", "''"));
        List<Problem> problems = library.problems();
        if (ours.equals("refused")) {
            assertThat(problems).isNotEmpty();
            assertThat(problems.getFirst().message()).contains(why == null ? "" : why);
        } else {
            assertThat(problems).isEmpty();
            String said = state(library.load(), Facts.none()) == State.ELIGIBLE ? "true" : "false";
            assertThat(said).isEqualTo(ours.equals("same") ? standard : ours);
        }
    }
}
