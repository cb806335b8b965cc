package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.RunTotals;
import io.xingyuan.engine.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * 体检结果的列: one row per clause and subject.
 *
 * <ul>
 *   <li>{@code enterprise} id of the enterprise; {@code entity}, a name of {@link io.xingyuan.engine.Entity};
 *       {@code ordinal} its place in the source; {@code id}, {@code name} of the subject
 *   <li>{@code number} place of the clause among those in force, {@code clause}, {@code title}
 *   <li>{@code state}, a name of {@link State}; {@code reasons}: missing 1, stale 2, conflicting 4, needs judgement 8,
 *       added up
 *   <li>{@code fen}, {@code floor_fen} in 分, null when there is none to be said; {@code kind}, a name of {@link AmountKind};
 *       {@code bound} when only the cap is known; {@code tiers}; {@code distance} in millionths, null when not near
 *   <li>{@code missing} facts that still matter, in words; null when SQL worked the answers out
 *   <li>{@code counted_fen} what is left of {@code fen} after stacking, for the eligible and pending
 * </ul>
 */
final class Findings {

    static final String FEN = "fen";
    static final String COUNTED = "counted_fen";

    static final StructType SCHEMA = StructType.fromDDL("""
            enterprise string, entity string, ordinal bigint, id string, name string,
            number int, clause string, title string,
            state string, reasons int, fen bigint, kind string, bound boolean, floor_fen bigint, tiers bigint,
            distance bigint, missing string, counted_fen bigint""");

    private Findings() {}

    /** The same rows, whose totals the observation will know once they have been written. */
    static Dataset<Row> observed(Dataset<Row> findings, Observation observation) {
        Column eligible = is(State.ELIGIBLE);
        Column exact =
                col("kind").equalTo(AmountKind.EXACT.name()).and(col("bound").equalTo(false));
        List<Column> sums = new ArrayList<>();
        for (State state : State.values()) {
            sums.add(count_if(is(state)).as(state.name()));
        }
        sums.add(sum(when(eligible.and(exact), col(FEN))).as("certain"));
        sums.add(sum(when(eligible.and(exact.equalTo(false)), col(FEN))).as("ceiling"));
        sums.add(sum(when(is(State.INCOMPLETE).or(is(State.NEEDS_REVIEW)), col(FEN)))
                .as("pending"));
        sums.add(count_if(col("kind")
                        .isNotNull()
                        .and(col(FEN).isNull())
                        .and(is(State.INELIGIBLE).equalTo(false)))
                .as("unstated"));
        return findings.observe(observation, count(col("distance")).as("near"), sums.toArray(Column[]::new));
    }

    private static Column is(State state) {
        return col("state").equalTo(state.name());
    }

    static RunTotals totals(Observation observation) {
        Map<String, Object> seen = seen(observation);
        var totals = new RunTotals();
        for (State state : State.values()) {
            totals.count(state, number(seen, state.name()));
        }
        totals.near(number(seen, "near"));
        totals.money(
                number(seen, "certain"), number(seen, "ceiling"), number(seen, "pending"), number(seen, "unstated"));
        return totals;
    }

    private static Map<String, Object> seen(Observation observation) {
        try {
            return observation.getAsJava();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Fault("已中断", "interrupted");
        }
    }

    /** A sum over nothing is null. */
    private static long number(Map<String, Object> seen, String name) {
        return seen.get(name) instanceof Long number ? number : 0;
    }
}
