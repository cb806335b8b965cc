package io.xingyuan.cluster;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** 逐段体检: a partition of {@link FactTables#together} becomes rows of answers, a stretch at a time. */
record ColumnsTask(LibrarySource source, Question question) implements MapPartitionsFunction<Row, Row> {

    /** Enterprises; enough to forget the cost of beginning a stretch, few enough to forget its memory. */
    private static final int MOST = 4_096;

    /** 问: what is asked of each stretch. */
    interface Question extends Serializable {

        Stream<Row> of(Stretch stretch);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Answers(rows);
    }

    private final class Answers implements Iterator<Row> {

        private final Iterator<Row> rows;
        private @Nullable Row first;
        private Iterator<Row> ready = Collections.emptyIterator();

        Answers(Iterator<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (!ready.hasNext() && (first != null || rows.hasNext())) {
                ready = question.of(stretch()).iterator();
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
                throw new NoSuchElementException();
            }
            return ready.next();
        }
    }
}
