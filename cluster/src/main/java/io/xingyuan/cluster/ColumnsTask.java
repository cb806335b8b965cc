package io.xingyuan.cluster;

import io.xingyuan.engine.State;
import java.util.EnumSet;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** 逐段体检: a partition of {@link FactTables#together} becomes rows of {@link Findings#SCHEMA}, a stretch at a time. */
record ColumnsTask(LibrarySource source, EnumSet<State> worded) implements MapPartitionsFunction<Row, Row> {

    /** Enterprises; enough to forget the cost of beginning a stretch, few enough to forget its memory. */
    private static final int MOST = 4_096;

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Answers(rows);
    }

    private final class Answers implements Iterator<Row> {

        private final Iterator<Row> rows;
        private @Nullable Row first;
        private Iterator<Row> ready = java.util.Collections.emptyIterator();

        Answers(Iterator<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (!ready.hasNext() && (first != null || rows.hasNext())) {
                ready = stretch().answers(worded).iterator();
            }
            return ready.hasNext();
        }

        private Stretch stretch() {
            var stretch = new Stretch(source);
            if (first != null) {
                stretch.add(first);
                first = null;
            }
            while (rows.hasNext()) {
                Row row = rows.next();
                if (stretch.size() >= MOST && !stretch.belongs(row)) {
                    first = row;
                    return stretch;
                }
                stretch.add(row);
            }
            return stretch;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return ready.next();
        }
    }
}
