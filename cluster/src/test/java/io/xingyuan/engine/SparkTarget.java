package io.xingyuan.engine;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Spark as the target of generated queries; the tables are temporary views over rows in two partitions. */
public final class SparkTarget implements SqlTarget {

    private final SparkSession spark;
    private final Map<String, StructType> types = new TreeMap<>();

    public SparkTarget(SparkSession spark) {
        this.spark = spark;
    }

    @Override
    public void create(FactSchema schema) {
        for (Entity entity : Entity.values()) {
            types.put(FactSchema.table(entity), StructType.fromDDL(schema.definition(entity)));
        }
        types.put(FactSchema.AWARDS, StructType.fromDDL(schema.awards()));
        types.keySet().forEach(table -> insert(table, List.of()));
    }

    @Override
    public void insert(String table, List<List<@Nullable Object>> rows) {
        List<Row> made =
                rows.stream().map(row -> RowFactory.create(row.toArray())).toList();
        // From an RDD and not from a list, which the planner would work out by itself, without the code that it
        // generates.
        spark.createDataFrame(
                        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(made, 2),
                        Objects.requireNonNull(types.get(table)))
                .createOrReplaceTempView(table);
    }

    @Override
    public <T> T ask(String sql, Reader<T> reader) throws SQLException {
        Dataset<Row> answer = spark.sql(sql);
        return reader.read(new Found(answer.collectAsList().iterator()));
    }

    private static final class Found implements Rows {

        private final Iterator<Row> rows;
        private @Nullable Row row;

        Found(Iterator<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean next() {
            row = rows.hasNext() ? rows.next() : null;
            return row != null;
        }

        private @Nullable Object cell(String column) {
            return row == null ? null : row.get(row.fieldIndex(column));
        }

        @Override
        public String text(String column) {
            return String.valueOf(cell(column));
        }

        @Override
        public @Nullable Long number(String column) {
            return cell(column) instanceof Number number ? Long.valueOf(number.longValue()) : null;
        }

        @Override
        public boolean flag(String column) {
            return Boolean.TRUE.equals(cell(column));
        }
    }
}
