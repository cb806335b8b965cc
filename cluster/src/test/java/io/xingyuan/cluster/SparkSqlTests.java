package io.xingyuan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.SparkTarget;
import io.xingyuan.engine.SqlDialect;
import io.xingyuan.engine.SqlDifferential;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Generated Spark SQL answers as interpreter and columns do; the long form of the proof is {@link DifferentialBench}. */
class SparkSqlTests {

    @Test
    void sparkAgreesOnRandomExpressions() throws SQLException {
        assertThat(differential(20_260_401).expressions(40, 500)).isEqualTo(20_000);
    }

    @Test
    void sparkAgreesOnEveryClauseOfTheLibrary() throws SQLException, PolicyProblems {
        long findings =
                differential(21).clauses(Policies.load(Path.of("..", "policies")), LocalDate.of(2026, 9, 30), 25);
        assertThat(findings).isGreaterThan(800);
    }

    static SqlDifferential differential(long seed) {
        return new SqlDifferential(new SparkTarget(TestSession.spark()), SqlDialect.SPARK, seed);
    }
}
