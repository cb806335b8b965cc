package io.xingyuan.cluster;

import io.xingyuan.engine.DifferentialRun;
import io.xingyuan.engine.PolicyProblems;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The part on Spark, in ANSI mode, of {@code ./xingyuan bench differential [--cells N] [--seed N]}. */
@Tag("bench")
class DifferentialBench {

    @Test
    void sparkSaysTheSame() throws SQLException, PolicyProblems {
        DifferentialRun.of(
                "interpreter = columns = Spark SQL",
                (seed, question) -> question.compare(SparkSqlTests.differential(seed)));
    }
}
