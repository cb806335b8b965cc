package io.xingyuan.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Scope;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import io.xingyuan.workbook.WorkbookImport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What people type about an enterprise, into forms, addresses and the cells of workbooks. */
class EntryFuzzTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-28T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 28);
    private static final FactDefinitions DEFINITIONS = FactDefinitions.shipped();
    private static final List<FactDefinition> FACTS = Stream.of(Entity.values())
            .flatMap(entity ->
                    Stream.of(Period.values()).flatMap(period -> DEFINITIONS.supplied(entity, period).stream()))
            .toList();
    private static final List<WorkbookImport> IMPORTS = imports();

    /** What was read is written so that it is read alike again. */
    @ValueSource(
            strings = {
                "",
                "1,234.5万元",
                "１２３亿",
                "-0.01%",
                "3‰",
                "+5倍",
                "2024年2月29日",
                "2023-02-29",
                "是",
                "√",
                "第三类",
                "9.99999999999"
            })
    @FuzzTest
    void fact(@NotNull @WithUtf8Length(max = 300) String typed) {
        for (FactDefinition fact : FACTS) {
            try {
                Value value = FactText.read(fact, typed);
                assertThat(FactText.read(fact, FactText.write(fact, value))).isEqualTo(value);
                assertThat(FactText.table(fact, value)).isNotEmpty();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining(fact.name());
            }
        }
    }

    @ValueSource(strings = {"", "2024-02-29", "2023/2/29", "２０２４．１２．３１", "0000-01-01", "9999年12月31日"})
    @FuzzTest
    void day(@NotNull @WithUtf8Length(max = 60) String typed) {
        try {
            assertThat(FactText.date("成立日期", typed).getYear()).isBetween(0, 9999);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("成立日期");
        }
    }

    @MethodSource("forms")
    @FuzzTest
    void form(@NotNull @WithSize(min = 9, max = 9) List<@NotNull @WithUtf8Length(max = 300) String> typed) {
        EnterpriseForm form = new EnterpriseForm(
                typed.get(0),
                typed.get(1),
                typed.get(2),
                typed.get(3),
                typed.get(4),
                typed.get(5),
                typed.get(6),
                typed.get(7),
                typed.get(8),
                0);
        ProfileReading reading = ProfileReading.of(form, Set.of("changchun"), TODAY);
        assertThat(reading.profile() == null).isEqualTo(!reading.problems().isEmpty());
        assertThat(form.faults().values()).doesNotContain("");
        for (Belonging kind : Belonging.values()) {
            Map<String, String> values = new LinkedHashMap<>();
            int next = 0;
            for (BelongingField field : kind.fields()) {
                values.put(field.name(), typed.get(next++ % typed.size()));
            }
            try {
                assertThat(BelongingForm.of(kind, values, 1).problems().values())
                        .doesNotContain("");
            } catch (NotFound noProduct) {
                assertThat(values).containsKey("product");
            }
        }
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(List.of("", "", "", "", "", "", "", "", "")),
                Arguments.of(List.of(
                        "示例医疗有限公司",
                        "91220101MA0000000X",
                        "changchun",
                        "220100",
                        "𠮷路",
                        "3581",
                        "上游",
                        "耗材",
                        "2024-02-29")));
    }

    @MethodSource("queries")
    @FuzzTest
    void query(
            @NotNull @WithUtf8Length(max = 300) String words,
            @NotNull @WithUtf8Length(max = 100) String park,
            @NotNull @WithUtf8Length(max = 100) String sort) {
        EnterpriseQuery query = new EnterpriseQuery(words, park, words, sort, park, true, sort);
        EnterpriseFilter filter = query.filter();
        assertThat(filter.where()).doesNotContain("'", ";");
        assertThat(filter.parameters()).isNotEmpty();
        assertThat(query.order()).isNotNull();
    }

    static Stream<Arguments> queries() {
        return Stream.of(Arguments.of("", "", ""), Arguments.of("示例' or 1=1 --", "changchun", "NAME"));
    }

    /** The cells of a row, as every kind of import reads them. */
    @MethodSource("cells")
    @FuzzTest
    void importedRow(@NotNull @WithSize(min = 1, max = 40) List<@NotNull @WithUtf8Length(max = 100) String> texts) {
        for (WorkbookImport kind : IMPORTS) {
            Map<String, String> cells = new LinkedHashMap<>();
            List<Column> columns = kind.columns();
            for (int i = 0; i < columns.size(); i++) {
                String text = texts.get(i % texts.size()).strip();
                if (!text.isEmpty()) {
                    cells.put(columns.get(i).name(), text);
                }
            }
            List<RowProblem> problems =
                    kind.begin(new UUID(0, 1), "测试", Scope.EVERYWHERE).read(cells);
            assertThat(problems).allMatch(problem -> !problem.reason().isBlank());
        }
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of(List.of("")),
                Arguments.of(List.of("示例医疗有限公司", "91220101MA999001XX", "长春园", "220100", "地址", "3581", "上游")),
                Arguments.of(List.of("2025", "是", "1.5", "第三类", "2024-02-29", "12%")));
    }

    @SuppressWarnings("NullAway") // rows are read here, and nothing is written
    private static List<WorkbookImport> imports() {
        JdbcClient nowhere = JdbcClient.create(new DelegatingDataSource());
        KnownSubjects known = new OneEnterprise(new Directory(nowhere), new Belongings(nowhere, null));
        return List.of(
                new EnterpriseImport(known, DEFINITIONS, null, CLOCK),
                new FigureImport(known, DEFINITIONS, null, CLOCK),
                new ProductImport(known, DEFINITIONS, null, CLOCK));
    }

    /** A park with one enterprise, in place of the database. */
    private static final class OneEnterprise extends KnownSubjects {

        OneEnterprise(Directory directory, Belongings belongings) {
            super(directory, belongings);
        }

        @Override
        List<ParkSummary> parks() {
            return List.of(new ParkSummary(new ParkId("changchun"), "长春示例园", "长春园"));
        }

        @Override
        Map<String, Enterprise> enterprises() {
            UnifiedCreditCode code = UnifiedCreditCode.issue("91220101MA999001");
            return Map.of(
                    code.value(),
                    new Enterprise(
                            new EnterpriseId(new UUID(0, 2)),
                            "示例医疗有限公司",
                            code,
                            new ParkId("changchun"),
                            "长春示例园",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            1,
                            null,
                            CLOCK.instant(),
                            "测试"));
        }

        @Override
        Map<String, Product> productsByOwnerAndName() {
            return Map.of();
        }
    }
}
