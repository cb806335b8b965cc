package io.xingyuan.engine;

/**
 * What a contender says of every row.
 *
 * @param marks state, reasons and bound, as {@link ClauseColumn#mark}
 * @param fen amount, or {@link ClauseColumn#NO_AMOUNT}
 * @param distance to the threshold, or {@link ClauseColumn#NO_DISTANCE}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Answers(byte[] marks, long[] fen, long[] distance) {

    static Answers room(int rows) {
        return new Answers(new byte[rows], new long[rows], new long[rows]);
    }

    static Answers of(ClauseColumn column) {
        Answers answers = room(column.size());
        for (int row = 0; row < column.size(); row++) {
            answers.marks[row] = column.mark(row);
            answers.fen[row] = column.fen(row);
            answers.distance[row] = column.distance(row);
        }
        return answers;
    }

    /** Counts the rows that differ in any output. */
    long differences(Answers other) {
        long differences = 0;
        for (int row = 0; row < other.marks.length; row++) {
            boolean same = marks[row] == other.marks[row]
                    && fen[row] == other.fen[row]
                    && distance[row] == other.distance[row];
            differences += same ? 0 : 1;
        }
        return differences;
    }

    /** Counts the rows that differ in reasons, state or amount. */
    long differencesButDistance(Answers other) {
        long differences = 0;
        for (int row = 0; row < other.marks.length; row++) {
            differences += marks[row] == other.marks[row] && fen[row] == other.fen[row] ? 0 : 1;
        }
        return differences;
    }
}
