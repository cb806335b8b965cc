package io.xingyuan.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/**
 * 分布式前缀和: serves rows one after the other while a sum lasts, however many machines they lie on. Two looks at the sorted
 * rows: the sum of each partition, then, with the sums of those before it known, each row.
 */
final class PrefixPass {

    private PrefixPass() {}

    /**
     * Gives each row what it asks for while the sum lasts; the one that it does not last for gets the rest.
     *
     * @param sum in the unit of what is asked for
     * @param sorted in the order of serving
     * @param asked index of the column that says what a row asks for; never negative
     * @param given index of the column that the answer is added to
     */
    static JavaRDD<Row> serve(long sum, Dataset<Row> sorted, int asked, int given) {
        // One and the same RDD, so that the second look finds what the first one sorted.
        JavaRDD<Row> rows = sorted.toJavaRDD();
        List<Tuple2<Integer, Long>> sums =
                rows.mapPartitionsWithIndex(new Sums(asked), true).collect();
        long[] before = new long[rows.getNumPartitions()];
        for (Tuple2<Integer, Long> part : sums) {
            for (int later = part._1() + 1; later < before.length; later++) {
                before[later] = Math.addExact(before[later], part._2());
            }
        }
        return rows.mapPartitionsWithIndex(new Serving(sum, before, asked, given), true);
    }

    /** 分区之和, one per partition. */
    private record Sums(int asked) implements Function2<Integer, Iterator<Row>, Iterator<Tuple2<Integer, Long>>> {

        @Override
        public Iterator<Tuple2<Integer, Long>> call(Integer part, Iterator<Row> rows) {
            long sum = 0;
            while (rows.hasNext()) {
                sum = Math.addExact(sum, rows.next().getLong(asked));
            }
            return List.of(new Tuple2<>(part, sum)).iterator();
        }
    }

    /** 依次满足: what is left is the sum less all that was asked for before. */
    @SuppressWarnings("ArrayRecordComponent") // travels to the executors, never compared
    private record Serving(long sum, long[] before, int asked, int given)
            implements Function2<Integer, Iterator<Row>, Iterator<Row>> {

        @Override
        public Iterator<Row> call(Integer part, Iterator<Row> rows) {
            return new Iterator<>() {
                private long left = Math.max(0, sum - before[part]);

                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public Row next() {
                    Row row = rows.next();
                    long served = Math.min(left, row.getLong(asked));
                    left -= served;
                    return plus(row, given, served);
                }
            };
        }
    }

    private static Row plus(Row row, int given, long more) {
        List<Object> cells = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            cells.add(i == given ? Long.valueOf(row.getLong(i) + more) : row.get(i));
        }
        return RowFactory.create(cells.toArray());
    }
}
