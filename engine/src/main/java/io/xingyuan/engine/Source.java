package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 列的来源: where the cells of an input come from.
 *
 * @param column null when nobody has the fact
 * @param rows row of the enterprise per row, for a fact of the enterprise asked by what belongs to it; else null
 * @param meanings what each code of the column means to the evaluator: the library's number, or whether its text begins
 *     as asked; the first {@link Unknown#COUNT} entries are what unknown cells become; null when the cells are taken as
 *     they are
 * @param absent what a missing cell becomes: MISSING, or NEEDS_JUDGEMENT for a judgement not yet taken
 */
@SuppressWarnings("ArrayRecordComponent") // read in the inner loop, never compared
record Source(@Nullable FactColumn column, int @Nullable [] rows, long @Nullable [] meanings, int absent) {

    private static final long MISSING = Unknown.of(Unknown.MISSING);

    void read(int from, int count, long[] into, long today) {
        if (column == null) {
            Loops.fill(into, count, Unknown.of(absent));
            return;
        }
        if (rows == null) {
            column.read(from, count, into, today);
        } else {
            column.read(rows, from, count, into, today);
        }
        if (meanings != null) {
            translate(meanings, into, count);
        } else if (absent != Unknown.MISSING) {
            for (int i = 0; i < count; i++) {
                into[i] = into[i] == MISSING ? Unknown.of(absent) : into[i];
            }
        }
    }

    /** What is on record, or null when it is missing. */
    @Nullable
    Fact fact(int row, List<String> codes, LocalDate asOf) {
        return column == null ? null : column.fact(rows == null ? row : rows[row], codes, asOf);
    }

    /** The low half of an unknown cell is its mask, that of a known one its number. */
    private static void translate(long[] meanings, long[] cells, int count) {
        for (int i = 0; i < count; i++) {
            cells[i] = meanings[(int) cells[i] + ((int) (cells[i] >> 63) + 1) * Unknown.COUNT];
        }
    }
}
