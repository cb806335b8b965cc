package io.xingyuan.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An engine of FEEL at work on the clause, row by row: all outputs. */
record FeelPeer(String name, List<Map<String, @Nullable Object>> rows, FeelEvaluator engine) {

    static List<FeelPeer> all(BenchClause given) {
        List<Map<String, @Nullable Object>> rows = rows(given);
        String context = FeelClause.context();
        return List.of(
                new FeelPeer("KIE, interpreted", rows, Kie.interpreted(context, FeelClause.INPUTS)),
                new FeelPeer("KIE, compiled", rows, Kie.compiled(context, FeelClause.INPUTS)),
                new FeelPeer("jDMN, compiled", rows, JDmn.compiled(FeelClause.PARTS, FeelClause.INPUTS)),
                new FeelPeer("feel-scala", rows, FeelScala.evaluator(context)));
    }

    /** The rows as FEEL wants them: strings, numbers, booleans, null. */
    private static List<Map<String, @Nullable Object>> rows(BenchClause given) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < given.rows(); row++) {
            var facts = new HashMap<String, @Nullable Object>();
            put(facts, "kind", given.kind()[row], given.text(given.kind()[row]));
            put(facts, "grade", given.grade()[row], given.text(given.grade()[row]));
            put(facts, "deal", given.deal()[row], BigDecimal.valueOf(given.deal()[row]));
            put(facts, "credit", given.credit()[row], given.credit()[row] == 1);
            rows.add(facts);
        }
        return rows;
    }

    private static void put(Map<String, @Nullable Object> facts, String name, long cell, @Nullable Object value) {
        facts.put(name, Unknown.is(cell) ? null : value);
        facts.put(name + "Why", BigDecimal.valueOf(Unknown.mask(cell)));
    }

    /** The answer to every row. */
    Answers answers() {
        Answers answers = Answers.room(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Map<?, ?> said = (Map<?, ?>) Objects.requireNonNull(engine.apply(rows.get(row)));
            answers.marks()[row] = (byte) number(said.get("mark"), 0);
            answers.fen()[row] = number(said.get("fen"), ClauseColumn.NO_AMOUNT);
            answers.distance()[row] = number(said.get("distance"), ClauseColumn.NO_DISTANCE);
        }
        return answers;
    }

    private static long number(@Nullable Object value, long none) {
        return value instanceof Number number ? number.longValue() : none;
    }
}
