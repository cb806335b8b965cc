package io.xingyuan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Allocation;
import io.xingyuan.engine.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetPassTests {

    private static final StructType CLAIMS = StructType.fromDDL(
            "clause string, enterprise string, id string, fen bigint, counted_fen bigint, number int, ordinal bigint,"
                    + " size int");

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(Sharing.class)
    void sharesAsASingleProcessDoes(Sharing order) {
        for (int round = 0; round < 2; round++) {
            long unit = round == 1 ? 1L << 45 : 1;
            long[] claims = LongStream.generate(() -> random.nextInt(40) * unit + random.nextInt(2))
                    .limit(200)
                    .toArray();
            long total = LongStream.of(claims).sum();
            long budget = round == 0 ? total : random.nextLong(total);
            long[] given = order == Sharing.SHARE
                    ? Allocation.proRata(budget, claims)
                    : Allocation.waterfall(budget, claims, ranks(order, claims));
            assertThat(shared(order, budget, claims)).isEqualTo(given);
            assertThat(LongStream.of(given).sum()).isEqualTo(Math.min(budget, total));
        }
    }

    private static long[] ranks(Sharing order, long[] claims) {
        return IntStream.range(0, claims.length)
                .mapToLong(i -> switch (order) {
                    case SHARE, LISTED -> 0;
                    case SMALL_CLAIMS -> claims[i];
                    case LARGE_CLAIMS -> -claims[i];
                    case SMALL_FIRMS -> size(i);
                })
                .toArray();
    }

    private static int size(int row) {
        return row * 7 % 5;
    }

    private static long[] shared(Sharing order, long budget, long[] claims) {
        List<Row> rows = new ArrayList<>();
        for (int i = claims.length - 1; i >= 0; i--) {
            rows.add(RowFactory.create(
                    "样例/" + i / 100, "企" + i, "企" + i, claims[i] + 5, claims[i], i / 100, (long) i, size(i)));
        }
        Dataset<Row> given = new BudgetPass(TestSession.spark(), order)
                .share(
                        "样例",
                        budget,
                        TestSession.spark().createDataFrame(rows, CLAIMS).repartition(5));
        Map<String, Long> byId = given.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("id"), row -> row.getAs("given_fen")));
        long[] found = new long[claims.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = byId.getOrDefault("企" + i, 0L);
        }
        return found;
    }
}
