package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated SQL answers as interpreter and columns do; the long form of the proof is {@code ./xingyuan bench differential}. */
class SqlTests {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_260_201, 20_260_202})
    void duckDbAgreesOnRandomExpressions(long seed) throws SQLException {
        try (Connection duck = duckDb()) {
            long cells = new SqlDifferential(duck, SqlDialect.DUCKDB, seed).expressions(60, 500);
            assertThat(cells).isEqualTo(30_000);
        }
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @CsvSource({"11, 2024-06-01", "12, 2026-09-30"})
    void duckDbAgreesOnEveryClauseOfTheLibrary(long seed, LocalDate asOf) throws SQLException, PolicyProblems {
        PolicyLibrary library = Policies.load(Path.of("..", "policies"));
        try (Connection duck = duckDb()) {
            long findings = new SqlDifferential(duck, SqlDialect.DUCKDB, seed).clauses(library, asOf, 25);
            assertThat(findings).isGreaterThan(800);
        }
    }

    @Test
    void aHostileCodeIsOnlyAText() throws SQLException {
        String hostile = "x\"'); drop table \"enterprise\"; --";
        PolicyLibrary library = ALibrary.withExpression("行业代码 = 名称")
                .parameter("名称", "'x\"''); drop table \"enterprise\"; --'")
                .load();
        Clause clause = library.clauses().getFirst();
        assertThat(SqlDialect.DUCKDB.text(hostile)).isEqualTo("'x\"''); drop table \"enterprise\"; --'");
        try (Connection duck = duckDb()) {
            var store = new SqlStore(duck, SqlDialect.DUCKDB);
            FactSchema schema = library.schema(SqlDialect.DUCKDB, ALibrary.DAY);
            store.create(schema);
            Facts facts =
                    ALibrary.facts().put("industry", new Value.Code(hostile)).build();
            store.fill(schema, library.facts(), List.of(Subject.enterprise(hostile, "示例企业", facts)));
            ClauseQuery query = library.sql(clause.id(), SqlDialect.DUCKDB, ALibrary.DAY);
            store.ask(query.text(), rows -> {
                assertThat(rows.next()).isTrue();
                assertThat(rows.text("id")).isEqualTo(hostile);
                assertThat(rows.text("state")).isEqualTo("ELIGIBLE");
                return rows;
            });
        }
    }

    @Test
    void eachDialectQuotesInItsOwnWay() {
        String name = "a\"b`c";
        assertThat(SqlDialect.POSTGRESQL.name(name)).isEqualTo("\"a\"\"b`c\"");
        assertThat(SqlDialect.SPARK.name(name)).isEqualTo("`a\"b``c`");
        assertThat(SqlDialect.POSTGRESQL.text("\\'")).isEqualTo("'\\'''");
        assertThat(SqlDialect.SPARK.text("\\'${x}")).isEqualTo("'\\\\\\'\\u0024{x}'");
        assertThatThrownBy(() -> SqlDialect.DUCKDB.text("a\0b")).hasMessageContaining("a?b");
    }

    private static Connection duckDb() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:");
    }
}
