package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.PolicyProblems;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The SQL generated from rules answers on PostgreSQL as interpreter and columns do. */
class GeneratedSqlTests {

    @Test
    void postgresAgreesOnRandomExpressions() throws SQLException {
        assertThat(GeneratedSql.onPostgres(20_260_301, GeneratedSql.expressions(100, 200)))
                .isEqualTo(20_000);
    }

    @Test
    void postgresAgreesOnEveryClauseOfTheLibrary() throws SQLException, PolicyProblems {
        assertThat(GeneratedSql.onPostgres(21, GeneratedSql.clauses(LocalDate.of(2025, 6, 1), 20)))
                .isGreaterThan(700);
    }
}
