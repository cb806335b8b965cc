package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** 批次: a run of rows under evaluation, with the inputs read so far and room to compute in; for one thread. */
final class Batch {

    /** Small enough for the inner cache, large enough to forget the cost of each pass. */
    static final int ROWS = 1024;

    private final List<Source> sources;
    private final long today;
    private final long[][] inputs;
    private final boolean[] read;
    private final List<long[]> scratch = new ArrayList<>();
    private int from;
    private int count;

    Batch(List<Source> sources, long today) {
        this.sources = sources;
        this.today = today;
        inputs = new long[sources.size()][];
        read = new boolean[sources.size()];
    }

    void move(int firstRow, int rows) {
        from = firstRow;
        count = rows;
        Arrays.fill(read, false);
    }

    /** First row. */
    int from() {
        return from;
    }

    /** Number of rows. */
    int count() {
        return count;
    }

    /** The cells of a source; not to be written. */
    long[] input(int source) {
        if (!read[source]) {
            if (inputs[source] == null) {
                inputs[source] = new long[ROWS];
            }
            sources.get(source).read(from, count, inputs[source], today);
            read[source] = true;
        }
        return inputs[source];
    }

    /** The working room of a depth; whoever works at a depth leaves those below alone. */
    long[] scratch(int depth) {
        while (scratch.size() <= depth) {
            scratch.add(new long[ROWS]);
        }
        return scratch.get(depth);
    }
}
