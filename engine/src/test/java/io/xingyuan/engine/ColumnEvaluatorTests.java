package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random typed expressions over random rows: the column evaluator answers as the interpreter does, to the last bit. */
class ColumnEvaluatorTests {

    private static final int ROWS = Batch.ROWS + 300;
    private static final int EXPRESSIONS = 150;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_260_101, 20_260_102, 20_260_103, 20_260_104})
    void equalsTheInterpreterOnEveryCell(long seed) {
        var rows = new RandomRows(new Random(seed), ROWS);
        List<Node> expressions = rows.expressions(EXPRESSIONS);
        List<long[]> columns = rows.byColumns(expressions);
        List<Frame> frames = rows.frames();
        long unknown = 0;
        for (int n = 0; n < EXPRESSIONS; n++) {
            unknown += compare(expressions.get(n), columns.get(n), frames);
        }
        assertThat(unknown).as("unknown among %d cells", ROWS * EXPRESSIONS).isBetween(20_000L, 190_000L);
    }

    /** Compares one expression over all rows; returns how many cells are unknown. */
    private static long compare(Node node, long[] cells, List<Frame> frames) {
        long unknown = 0;
        for (int i = 0; i < frames.size(); i++) {
            long expected = Interpreter.evaluate(node, frames.get(i));
            unknown += Unknown.is(expected) ? 1 : 0;
            if (cells[i] != expected) {
                fail("row %d: interpreter %d, columns %d in %s", i, expected, cells[i], node);
            }
        }
        return unknown;
    }
}
