package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.FactSchema;
import io.xingyuan.engine.SqlDialect;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** 用 SQL 体检: every clause as one query generated from its rule; then stacking, enterprise by enterprise. */
final class SqlRun {

    private final SparkSession spark;
    private final LibrarySource source;
    private final FactTables tables;

    SqlRun(SparkSession spark, LibrarySource source, FactTables tables) {
        this.spark = spark;
        this.source = source;
        this.tables = tables;
    }

    /**
     * Rows of {@link Findings#SCHEMA}.
     *
     * @param clauses those in force, in order
     * @param entities every clause with the kind of its entity
     */
    Dataset<Row> findings(List<Clause> clauses, Dataset<Row> entities) {
        tables.tables().forEach((entity, table) -> table.createOrReplaceTempView(FactSchema.table(entity)));
        Dataset<Row> awards = tables.hasAwards()
                ? tables.awardsByEnterprise(entities)
                : none(FactTables.joined(
                        new StructType().add("enterprise", "string"), FactTables.awardType(source.schema())));
        awards.createOrReplaceTempView(FactSchema.AWARDS);
        Dataset<Row> found = spark.sql(query(clauses))
                .join(broadcast(named(clauses)), "number")
                .join(tables.subjects(), new String[] {"kind", "id"}, "inner")
                .withColumn("kind", col("amount"))
                .withColumn("missing", lit(null).cast("string"))
                .withColumn(Findings.COUNTED, lit(null).cast("bigint"));
        return found.select(Arrays.stream(Findings.SCHEMA.fieldNames())
                        .map(FactTables::column)
                        .toArray(Column[]::new))
                .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
                .cogroup(
                        awards.select(
                                        "enterprise",
                                        FactTables.awardType(source.schema()).fieldNames())
                                .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING()),
                        new StackingTask(source),
                        Encoders.row(Findings.SCHEMA));
    }

    private Dataset<Row> none(StructType schema) {
        return spark.createDataFrame(List.of(), schema);
    }

    /** All clauses in one text, which is analysed once. */
    private String query(List<Clause> clauses) {
        return IntStream.range(0, clauses.size())
                .mapToObj(number -> "select id, " + number + " as number, state, cast(reasons as int) as reasons,"
                        + " cast(fen as bigint) as fen, bound, cast(floor_fen as bigint) as floor_fen,"
                        + " cast(tiers as bigint) as tiers, cast(distance as bigint) as distance from (\n"
                        + source.library()
                                .sql(clauses.get(number).id(), SqlDialect.SPARK, source.asOf())
                                .text()
                        + "\n)")
                .collect(Collectors.joining("\nunion all\n"));
    }

    /** What is the same in all answers of a clause. */
    private Dataset<Row> named(List<Clause> clauses) {
        List<Row> rows = IntStream.range(0, clauses.size())
                .mapToObj(number -> {
                    Clause clause = clauses.get(number);
                    return RowFactory.create(
                            number,
                            clause.id().toString(),
                            clause.title(),
                            FactTables.kind(clause.entity()),
                            clause.entity().name(),
                            Answer.kind(clause));
                })
                .toList();
        return spark.createDataFrame(
                rows,
                StructType.fromDDL("number int, clause string, title string, kind int, entity string, amount string"));
    }
}
