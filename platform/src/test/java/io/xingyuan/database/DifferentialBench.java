package io.xingyuan.database;

import io.xingyuan.engine.DifferentialRun;
import io.xingyuan.engine.PolicyProblems;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The databases' part of {@code ./xingyuan bench differential [--cells N] [--seed N]}. */
@Tag("bench")
class DifferentialBench {

    @Test
    void allFourSayTheSame() throws SQLException, PolicyProblems {
        DifferentialRun.of("interpreter = columns = DuckDB = PostgreSQL", (seed, question) -> {
            GeneratedSql.onDuckDb(seed, question);
            return GeneratedSql.onPostgres(seed, question);
        });
    }
}
