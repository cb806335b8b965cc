package io.xingyuan.policy.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.policy.Outcome;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTests {

    private static final ClauseId CLAUSE = new ClauseId("sample", "1");

    @Test
    void whoComesAndWhoGoesCountsAsNotEligibleOnTheOtherSide() {
        Difference.Side before = side(new long[] {1, 2, 3}, 10, 20, 30);
        Difference.Side after = side(new long[] {4, 3, 1}, 40, 30, 11);
        Difference difference = difference(before, after, true);
        assertThat(difference.counts())
                .isEqualTo(Map.of(Transition.NEW, 1, Transition.LOST, 1, Transition.AMOUNT, 1, Transition.SAME, 1));
        assertThat(difference.lines())
                .extracting(
                        line -> line.subject().getLeastSignificantBits(),
                        line -> line.before().fen(),
                        line -> line.after().fen())
                .containsExactly(tuple(4L, 0L, 40L), tuple(1L, 10L, 11L), tuple(2L, 20L, 0L));
        assertThat(difference(before, after, false).lines()).isEmpty();
        assertThat(difference(before, after, false).counts()).isEqualTo(difference.counts());
    }

    @Test
    void whatTheLimitOfAPoolGivesAndTakesIsAChangeToo() {
        Difference.Side before = limited(8, new long[] {1, 2, 3}, new long[] {10, 10, 10}, new long[] {10, 2, 0});
        Difference.Side after = limited(6, new long[] {1, 2, 3}, new long[] {10, 10, 11}, new long[] {10, 4, 0});
        Difference difference = difference(before, after, true);
        assertThat(difference.counts())
                .isEqualTo(Map.of(Transition.SAME, 1, Transition.BUDGET, 1, Transition.AMOUNT, 1));
        assertThat(difference.of(Transition.BUDGET))
                .extracting(
                        line -> line.subject().getLeastSignificantBits(),
                        line -> line.before().given(),
                        line -> line.after().given())
                .containsExactly(tuple(2L, 2L, 4L));
        Difference.Side unknown = limited(null, new long[] {1, 2, 3}, new long[] {10, 10, 10}, new long[] {1, 2, 3});
        assertThat(difference(unknown, unknown, false).counts()).isEqualTo(Map.of(Transition.SAME, 3));
        assertThat(difference(before, unknown, false).count(Transition.BUDGET))
                .as("without a limit all is within it")
                .isEqualTo(2);
    }

    private static Difference.Side limited(@Nullable Integer outside, long[] ids, long[] fen, long[] given) {
        Difference.Side side = side(ids, fen);
        return new Difference.Side(
                new RunColumn(
                        CLAUSE,
                        0,
                        "rule",
                        "roster",
                        Map.of(),
                        MoneyBands.NONE,
                        outside == null ? null : Long.valueOf(outside)),
                new PackedColumn(side.content().outcomes(), fen, given),
                side.roster());
    }

    @Test
    void underAClauseThatOnlyOneSideKnewEverybodyIsNewOrLost() {
        Difference.Side known = side(new long[] {1, 2}, 10, 0);
        Difference added = difference(Difference.Side.NONE, known, true);
        assertThat(added.rule()).isEqualTo(RuleChange.ADDED);
        assertThat(added.count(Transition.NEW)).isEqualTo(2);
        Difference removed = difference(known, Difference.Side.NONE, true);
        assertThat(removed.rule()).isEqualTo(RuleChange.REMOVED);
        assertThat(removed.of(Transition.LOST)).hasSize(2);
        assertThat(difference(known, known, true).any()).isFalse();
    }

    @Test
    void whatALimitLeavesOutSurvivesPacking() {
        var column = new PackedColumn(new byte[] {0, 0, 4, 0}, new long[] {5, 7, 0, 9}, new long[] {5, 3, 0, 0});
        PackedColumn again = PackedColumn.of(column.packed());
        assertThat(again.outcomes()).isEqualTo(column.outcomes());
        assertThat(again.fen()).isEqualTo(column.fen());
        assertThat(again.given()).isEqualTo(column.given());
    }

    private static Difference difference(Difference.Side before, Difference.Side after, boolean named) {
        return Difference.of(CLAUSE, before, after, Alignment.of(before.roster(), after.roster()), named);
    }

    private static Difference.Side side(long[] ids, long... fen) {
        UUID[] subjects = new UUID[ids.length];
        for (int row = 0; row < ids.length; row++) {
            subjects[row] = new UUID(0, ids[row]);
        }
        byte[] outcomes = new byte[ids.length];
        Arrays.fill(outcomes, PackedColumn.mark(Outcome.ELIGIBLE));
        return new Difference.Side(
                new RunColumn(CLAUSE, 0, "rule", "roster", Map.of(), MoneyBands.NONE, null),
                new PackedColumn(outcomes, fen, fen),
                new PackedRoster(subjects, subjects));
    }
}
