package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.xingyuan.engine.Entity;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** 对象核对: everybody is there once, and whatever belongs to an enterprise belongs to one that is there. */
final class SubjectCheck {

    private static final int SHOWN = 20;

    private final Dataset<Row> subjects;

    SubjectCheck(FactTables tables) {
        subjects = tables.subjects().select("kind", "id", "enterprise");
    }

    /**
     * How many enterprises and how many subjects of all kinds there are.
     *
     * @throws Fault when the check fails
     */
    long[] sizes() {
        Dataset<Row> nameless = subjects.where(col("id").isNull().or(col("id").equalTo("")));
        if (!nameless.isEmpty()) {
            throw new Fault("有的对象没有 id", "a subject has no id");
        }
        refuse(
                subjects.groupBy("kind", "id")
                        .agg(count(lit(1)).as("times"))
                        .where(col("times").gt(1)),
                "同一个 id 出现不止一次",
                "an id occurs more than once");
        Dataset<Row> enterprises = subjects.where(col("kind").equalTo(FactTables.kind(Entity.ENTERPRISE)))
                .select(col("enterprise").as("known"));
        refuse(
                subjects.where(col("kind").notEqual(FactTables.kind(Entity.ENTERPRISE)))
                        .join(enterprises, col("enterprise").equalTo(col("known")), "left_anti"),
                "所属企业不在 enterprise 表里",
                "belongs to an enterprise that is not there");
        long[] sizes = new long[2];
        for (Row row : subjects.groupBy("kind").agg(count(lit(1))).collectAsList()) {
            sizes[0] += row.getInt(0) == FactTables.kind(Entity.ENTERPRISE) ? row.getLong(1) : 0;
            sizes[1] += row.getLong(1);
        }
        return sizes;
    }

    private static void refuse(Dataset<Row> found, String chinese, String english) {
        List<Row> some = found.limit(SHOWN).collectAsList();
        if (!some.isEmpty()) {
            String shown = some.stream()
                    .map(row -> FactTables.entity(row.getInt(0)).label() + " " + row.getString(1))
                    .collect(Collectors.joining("、"));
            throw new Fault(chinese + "：" + shown, english);
        }
    }
}
