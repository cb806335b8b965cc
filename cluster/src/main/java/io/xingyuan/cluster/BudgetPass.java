package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.sum;

import io.xingyuan.engine.Sharing;
import java.math.BigInteger;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** 预算分配: shares a sum among the eligible, as {@link io.xingyuan.engine.Allocation} does, on many machines. */
final class BudgetPass {

    /** 拨付方案: what each claim gets out of a pool, in 分. */
    static final StructType SCHEMA = StructType.fromDDL(
            "pool string, clause string, enterprise string, id string," + " counted_fen bigint, given_fen bigint");

    /** A claim on its way: the columns of {@link #SCHEMA} and what settles who comes first. */
    private static final StructType CLAIM = SCHEMA.add("rank", "bigint")
            .add("number", "int")
            .add("ordinal", "bigint")
            .add("weight", "bigint");

    private static final int COUNTED = CLAIM.fieldIndex("counted_fen");
    private static final int GIVEN = CLAIM.fieldIndex("given_fen");
    private static final int RANK = CLAIM.fieldIndex("rank");
    private static final int WEIGHT = CLAIM.fieldIndex("weight");

    private final SparkSession spark;
    private final Sharing order;

    BudgetPass(SparkSession spark, Sharing order) {
        this.spark = spark;
        this.order = order;
    }

    /**
     * Rows of {@link #SCHEMA}, one for each eligible finding that asks for money.
     *
     * @param fen the sum, in 分
     * @param eligible findings of the clauses that the pool pays; for 先小企业 with the {@code size} of {@link
     *     FactTables#SIZES}
     */
    Dataset<Row> share(String pool, long fen, Dataset<Row> eligible) {
        Dataset<Row> claims = eligible.where(col(Findings.COUNTED).gt(0))
                .select(
                        lit(pool).as("pool"),
                        col("clause"),
                        col("enterprise"),
                        col("id"),
                        col(Findings.COUNTED),
                        lit(0L).as("given_fen"),
                        rank().as("rank"),
                        col("number"),
                        col("ordinal"),
                        lit(1L).as("weight"));
        return rows(order == Sharing.SHARE ? proRata(fen, claims) : served(fen, claims, COUNTED));
    }

    /** Who is served before whom, lowest first; those alike in the order of the claims. */
    private Column rank() {
        return switch (order) {
            case SHARE, LISTED -> lit(0L);
            case SMALL_CLAIMS -> col(Findings.COUNTED);
            case LARGE_CLAIMS -> negate(col(Findings.COUNTED));
            case SMALL_FIRMS -> col("size").cast("bigint");
        };
    }

    /** One after the other, lowest rank first. */
    private Dataset<Row> served(long fen, Dataset<Row> claims, int asked) {
        Dataset<Row> sorted = claims.sort(col("rank"), col("number"), col("ordinal"), col("id"));
        return spark.createDataFrame(PrefixPass.serve(fen, sorted, asked, GIVEN), CLAIM);
    }

    /** The same share for everybody; what rounding leaves over goes in single 分 to the largest remainders. */
    private Dataset<Row> proRata(long fen, Dataset<Row> claims) {
        long total = sumOf(claims, Findings.COUNTED);
        if (total <= fen) {
            return claims.withColumn("given_fen", col(Findings.COUNTED));
        }
        Dataset<Row> floored = claims.map((MapFunction<Row, Row>) row -> floored(row, fen, total), Encoders.row(CLAIM));
        return served(fen - sumOf(floored, "given_fen"), floored, WEIGHT);
    }

    /** What a claim gets at least; its rank is the remainder, the largest lowest. */
    private static Row floored(Row row, long fen, long total) {
        BigInteger[] parts = BigInteger.valueOf(row.getLong(COUNTED))
                .multiply(BigInteger.valueOf(fen))
                .divideAndRemainder(BigInteger.valueOf(total));
        Object[] cells = new Object[row.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i == GIVEN
                    ? Long.valueOf(parts[0].longValueExact())
                    : i == RANK ? Long.valueOf(-parts[1].longValueExact()) : row.get(i);
        }
        return RowFactory.create(cells);
    }

    private static long sumOf(Dataset<Row> rows, String column) {
        Row total = rows.agg(sum(col(column))).first();
        return total.isNullAt(0) ? 0 : total.getLong(0);
    }

    private static Dataset<Row> rows(Dataset<Row> claims) {
        return claims.select(
                List.of(SCHEMA.fieldNames()).stream().map(FactTables::column).toArray(Column[]::new));
    }
}
