package io.xingyuan.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.types.BuiltInType;

/**
 * An engine of FEEL at work on the clause, row by row: states, amounts, distances. It cannot say why something is unknown,
 * and takes a missing value for false, so the expression asks for nulls itself.
 */
record FeelPeer(String name, List<Map<String, @Nullable Object>> rows, FeelEvaluator engine) {

    private static final String EXPRESSION = """
            {
              failed: (kind != null and kind != "示范机构") or (grade != null and grade != "合格") or credit = false,
              low: deal != null and deal < 500000000,
              state: if failed or low then 1 else if kind = null or grade = null or deal = null or credit = null then 2 else 0,
              fen: if failed then null else if deal = null then 30000000 else min(floor(deal * 0.025), 30000000),
              distance: if low and not(failed) then ceiling((500000000 - deal) * 1000000 / 500000000) else null
            }""";

    private static final Map<String, BuiltInType> TYPES = Map.of(
            "kind", BuiltInType.STRING,
            "grade", BuiltInType.STRING,
            "deal", BuiltInType.NUMBER,
            "credit", BuiltInType.BOOLEAN);

    static List<FeelPeer> all(BenchClause given) {
        List<Map<String, @Nullable Object>> rows = rows(given);
        return List.of(
                new FeelPeer("KIE, interpreted", rows, Kie.interpreted(EXPRESSION, TYPES)),
                new FeelPeer("KIE, compiled", rows, Kie.compiled(EXPRESSION, TYPES)),
                new FeelPeer("feel-scala", rows, FeelScala.evaluator(EXPRESSION)));
    }

    /** The rows as FEEL wants them: strings, numbers, booleans, null. */
    private static List<Map<String, @Nullable Object>> rows(BenchClause given) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < given.rows(); row++) {
            var facts = new HashMap<String, @Nullable Object>();
            facts.put("kind", given.text(given.kind()[row]));
            facts.put("grade", given.text(given.grade()[row]));
            facts.put("deal", Unknown.is(given.deal()[row]) ? null : BigDecimal.valueOf(given.deal()[row]));
            facts.put("credit", Unknown.is(given.credit()[row]) ? null : given.credit()[row] == 1);
            rows.add(facts);
        }
        return rows;
    }

    /** The answer to every row. */
    Answers answers() {
        Answers answers = Answers.room(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Map<?, ?> said = (Map<?, ?>) engine.apply(rows.get(row));
            answers.marks()[row] = (byte) number(said.get("state"), 0);
            answers.fen()[row] = number(said.get("fen"), ClauseColumn.NO_AMOUNT);
            answers.distance()[row] = number(said.get("distance"), ClauseColumn.NO_DISTANCE);
        }
        return answers;
    }

    private static long number(@Nullable Object value, long none) {
        return value instanceof Number number ? number.longValue() : none;
    }
}
