package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactTableTests {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 1);

    private final Problems problems = new Problems();
    private final FactDictionary dictionary = new FactDictionary(List.of(
            fact("营业收入", "revenue", Entity.ENTERPRISE, FactType.MONEY, "万元", Period.YEAR, List.of()),
            fact("从业人员", "employees", Entity.ENTERPRISE, FactType.INTEGER, "人", Period.NONE, List.of()),
            fact("负债率", "debt", Entity.ENTERPRISE, FactType.RATIO, "%", Period.NONE, List.of()),
            fact("企业类型", "type", Entity.ENTERPRISE, FactType.CODE, "", Period.NONE, List.of("工业企业", "服务企业")),
            fact("成立日期", "founded", Entity.ENTERPRISE, FactType.DATE, "", Period.NONE, List.of()),
            fact("上市", "listed", Entity.ENTERPRISE, FactType.BOOL, "", Period.NONE, List.of()),
            fact("管理类别", "class", Entity.PRODUCT, FactType.CODE, "", Period.NONE, List.of("第三类"))));

    @TempDir
    private @Nullable Path directory;

    @Test
    void readsEveryTypeWithUnitsFromHeaderOrCell() throws IOException {
        Columns columns = read("""
                id,name,营业收入[2024](万元),revenue[2023],从业人员,负债率,企业类型,成立日期,上市
                a,示例甲,12.5,1亿元,120人,35.5%,工业企业,2019-05-06,是
                b,示例乙,"1,234.56",3000元,7,0.1%,服务企业,2020-02-29,false
                """);
        assertThat(problems.sorted()).isEmpty();
        assertThat(fact(columns, 0, "revenue", 2024)).isEqualTo(new Value.Money(12_500_000));
        assertThat(fact(columns, 0, "revenue", 2023)).isEqualTo(new Value.Money(10_000_000_000L));
        assertThat(fact(columns, 1, "revenue", 2024)).isEqualTo(new Value.Money(1_234_560_000L));
        assertThat(fact(columns, 1, "revenue", 2023)).isEqualTo(new Value.Money(300_000));
        assertThat(fact(columns, 0, "employees", 0)).isEqualTo(new Value.Whole(120));
        assertThat(fact(columns, 0, "debt", 0)).isEqualTo(new Value.Ratio(355_000));
        assertThat(fact(columns, 1, "type", 0)).isEqualTo(new Value.Code("服务企业"));
        assertThat(fact(columns, 1, "founded", 0)).isEqualTo(new Value.Day(LocalDate.of(2020, 2, 29)));
        assertThat(fact(columns, 0, "listed", 0)).isEqualTo(new Value.Flag(true));
        assertThat(fact(columns, 1, "listed", 0)).isEqualTo(new Value.Flag(false));
    }

    @Test
    void takesFullWidthFiguresAndNegativeNumbers() throws IOException {
        Columns columns = read("id,营业收入［２０２４］（万元）,从业人员\na,－１２．５,１２０\n");
        assertThat(problems.sorted()).isEmpty();
        assertThat(fact(columns, 0, "revenue", 2024)).isEqualTo(new Value.Money(-12_500_000));
        assertThat(fact(columns, 0, "employees", 0)).isEqualTo(new Value.Whole(120));
    }

    @Test
    void leavesEmptyCellsMissing() throws IOException {
        Columns columns = read("id,从业人员\na,\nb,  \nc\n");
        assertThat(problems.sorted()).isEmpty();
        assertThat(columns.size(Entity.ENTERPRISE)).isEqualTo(3);
        assertThat(fact(columns, 1, "employees", 0)).isNull();
    }

    @Test
    void meansTheReferenceYearAndYearsBeforeIt() throws IOException {
        Columns columns = read("id,营业收入(元),营业收入[-1](元)\na,5,4\n");
        assertThat(fact(columns, 0, "revenue", 2024)).isEqualTo(new Value.Money(500));
        assertThat(fact(columns, 0, "revenue", 2023)).isEqualTo(new Value.Money(400));
    }

    @Test
    void namesLineAndColumnOfBadCellsAndKeepsThemAsConflicting() throws IOException {
        Columns columns = read("id,营业收入,从业人员,企业类型\na,500,三十,工业企业\nb,2万元,4,工业\n");
        assertThat(messages())
                .containsExactly(
                        "table.csv:2:2: 错误：“营业收入”应是带单位的金额，如 500万元，现在是“500”",
                        "table.csv:2:3: 错误：“从业人员”应是整数（人），现在是“三十”",
                        "table.csv:3:4: 错误：“企业类型”“工业”不在字典里，是否想写“工业企业”？");
        FactColumn employees = Objects.requireNonNull(columns.column("employees", 0));
        long[] cell = new long[2];
        employees.read(0, 2, cell, AS_OF.toEpochDay());
        assertThat(cell).containsExactly(Unknown.of(Unknown.CONFLICTING), 4);
    }

    @Test
    void hangsProductsOnTheirEnterprises() throws IOException {
        Columns columns = read("""
                id,entity,parent,管理类别,从业人员
                a,enterprise,,,5
                b,,,,6
                p,product,b,第三类,
                q,产品,a,,
                r,product,c,,
                s,product,a,第三类,7
                a,企业,,,
                t,地块,,,
                ,,,,
                ,product,a,,
                """);
        assertThat(columns.size(Entity.PRODUCT)).isEqualTo(3);
        assertThat(columns.enterpriseRow(Entity.PRODUCT, 0)).isEqualTo(1);
        assertThat(messages())
                .containsExactly(
                        "table.csv:6:3: 错误：前面没有 id 为“c”的企业（企业行要在前）",
                        "table.csv:7:5: 错误：“从业人员”是企业的事实，产品行应留空",
                        "table.csv:8:1: 错误：id“a”重复",
                        "table.csv:9:2: 错误：entity 应是 enterprise、product、project、platform、team 之一（或 企业、产品、项目、平台、团队）",
                        "table.csv:11:1: 错误：缺少 id");
    }

    @Test
    void refusesHeadersThatItDoesNotUnderstand() throws IOException {
        read("name,营业收人[2024],从业人员[2024],营业收入[2024](吨),上市,上市\n");
        assertThat(messages())
                .containsExactly(
                        "table.csv:1:1: 错误：表头缺少 id 列",
                        "table.csv:1:2: 错误：字典里没有“营业收人”，是否想写“营业收入”？",
                        "table.csv:1:3: 错误：“从业人员”不是按年的事实",
                        "table.csv:1:4: 错误：“营业收入”的单位不能是“吨”",
                        "table.csv:1:6: 错误：“上市”同一年有两列",
                        "table.csv:1:6: 错误：列“上市”重复");
    }

    private Columns read(String text) throws IOException {
        Path file = Path.of(String.valueOf(directory)).resolve("table.csv");
        Files.writeString(file, text);
        return FactTable.read(file, dictionary, AS_OF, problems, lines -> {});
    }

    private List<String> messages() {
        String place = directory + "/";
        return problems.sorted().stream()
                .map(problem -> problem.toString().replace(place, ""))
                .toList();
    }

    private static @Nullable Value fact(Columns columns, int row, String code, int year) {
        Fact fact = columns.subject(Entity.ENTERPRISE, row, AS_OF).facts().get(code, year);
        return fact == null ? null : fact.value();
    }

    private static FactDefinition fact(
            String name, String code, Entity entity, FactType type, String unit, Period period, List<String> codes) {
        return new FactDefinition(name, code, entity, type, unit, period, "示例部门", name, Effort.BOTH, 0, codes, null);
    }
}
