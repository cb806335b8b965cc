package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTests {

    private static final String FACTS = """
            facts:
            - {name: 类型, code: kind, entity: enterprise, type: code, codes: [甲, 乙], provider: 示例, says: 类型}
            - {name: 成交额, code: deal, entity: enterprise, type: money, unit: 万元, period: year, provider: 示例, says: 成交额, actionable: both}
            """;
    private static final String POLICY = """
            policy: sample
            number: 示例〔2023〕1号
            title: 示例
            issuer: 示例
            region: "220000"
            published: 2023-01-01
            convention: {以上: ">="}
            clauses:
            - id: "1"
              title: 示例补助
              cite: 一
              says: 成交额500万元以上的甲类企业，按2.5%补助，最高30万元
              entity: enterprise
              frequency: per-event
              when:
                all:
                - {id: kind, expr: '类型 = "甲"'}
                - {id: deal, expr: 成交额 >= 门槛}
              amount: {kind: ceiling, formula: 比例 * 成交额, cap: 封顶, round: {to: 分, mode: down}}
              params: {门槛: 500万元, 比例: 2.5%, 封顶: 30万元}
              tests:
              - name: 恰好门槛
                as-of: 2025-06-01
                given: {类型: 甲, 成交额: 500万元}
                expect: {state: ELIGIBLE, amount: 12.5万元}
            """;

    private static final String SIZES = """
            - {name: 职工, code: staff, entity: enterprise, type: integer, unit: 人, period: year, provider: 示例, says: 职工}
            - {name: 规模, code: size, entity: enterprise, type: code, codes: [大型, 中型, 小型, 微型], period: year, says: 规模, derived: 'if 职工 >= 1000人 then "大型" else if 职工 >= 300人 then "中型" else if 职工 >= 20人 then "小型" else "微型"'}
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @TempDir
    private @Nullable Path directory;

    @BeforeEach
    void writePolicies() throws IOException {
        Files.createDirectory(path("policies"));
        Files.writeString(path("policies/facts.yaml"), FACTS);
        Files.writeString(path("policies/sample.yaml"), POLICY);
    }

    @Test
    void writesOneLinePerSubjectAndClause() throws IOException {
        table("""
                id,name,类型,成交额[2024](万元)
                a,示例甲,甲,500
                b,"示例,乙",甲,499
                c,=示例丙,甲,
                d,示例丁,乙,900
                """);
        assertThat(run()).isZero();
        assertThat(Files.readAllLines(path("out.csv")).subList(1, 5))
                .containsExactly(
                        "a,示例甲,企业,,sample/1,示例补助,符合,,125000,最高,,,,,125000,",
                        "b,\"示例,乙\",企业,,sample/1,示例补助,不符合,,124750,最高,,,0.2,,,",
                        "c,'=示例丙,企业,,sample/1,示例补助,待补数据,缺失,300000,最高（仅知封顶）,,,,成交额[2024],300000,",
                        "d,示例丁,企业,,sample/1,示例补助,不符合,,,,,,,,,");
        assertThat(printed()).contains("4 家企业，4 个对象，1 条有效条款（全库 1 条），4 次体检：符合 1，不符合 2，待补数据 1，需认定 0（其中差一点 1）");
        assertThat(progress()).contains("读取 4 行");
        assertThat(path("out.csv.part")).doesNotExist();
    }

    @Test
    void writesOnlyTheStatesAskedFor() throws IOException {
        table("id,类型,成交额[2024](万元)\na,甲,500\nb,乙,1\nc,甲,\n");
        assertThat(run("--only", "符合,待补数据")).isZero();
        assertThat(Files.readAllLines(path("out.csv"))).hasSize(3);
        assertThat(run("--only", "合格")).isEqualTo(2);
    }

    @Test
    void whatWasAwardedCounts() throws IOException {
        Files.writeString(path("policies/sample.yaml"), POLICY.replace("frequency: per-event", "frequency: once"));
        table("id,类型,成交额[2024](万元)\na,甲,500\nb,甲,500\n");
        Files.writeString(path("awards.csv"), "条款,id,年度,档次,金额（元）\nsample/1,a,2023,,125000.5\n");
        assertThat(run("--awards", path("awards.csv").toString())).isZero();
        assertThat(Files.readAllLines(path("out.csv")).get(1)).contains("不符合");
        assertThat(Files.readAllLines(path("out.csv")).get(2)).contains("符合").doesNotContain("不符合");
        Files.writeString(
                path("awards.csv"),
                "条款,id,年度,档次,金额（元）\nsample/9,a,2023,,1\nsample/1,,2023,,1\nsample/1,a,甲,,1\nsample/1,a,2023,,1.234\n");
        assertThat(run("--awards", path("awards.csv").toString())).isEqualTo(1);
        assertThat(printed()).contains("awards.csv:2:1", "awards.csv:3:2", "awards.csv:4:3", "awards.csv:5:5");
    }

    @Test
    void anAwardThatDoesNotSayWhatItExcludesIsNoneToGoBy() throws IOException {
        Files.writeString(path("policies/sample.yaml"), POLICY.replace("frequency: per-event", "frequency: yearly"));
        table("id,类型,成交额[2024](万元)\na,甲,500\n");
        Files.writeString(path("awards.csv"), "条款,id,年度,档次,金额（元）\nsample/1,a,,,100\n");
        assertThat(run("--awards", path("awards.csv").toString())).isEqualTo(1);
        assertThat(printed()).contains("awards.csv:2:3", "每年一次的条款要写年度");
    }

    @Test
    void rivalsOfAGroupCountOnceAndAPoolIsShared() throws IOException {
        String rival = POLICY.substring(POLICY.indexOf("- id: \"1\""))
                .replace("id: \"1\"", "id: \"2\"")
                .replace("最高30万元", "最高3万元")
                .replace("封顶: 30万元", "封顶: 3万元")
                .replace("amount: 12.5万元", "amount: 3万元");
        String group = "  stack: {group: 甲组, rule: max}\n  budget: {pool: 专项}\n  tests:\n";
        Files.writeString(path("policies/sample.yaml"), (POLICY + rival).replace("  tests:\n", group));
        table("id,类型,成交额[2024](万元)\na,甲,500\nb,甲,800\nc,乙,900\n");
        assertThat(run("--budget", "专项=30万元", "--order", "先小额")).isZero();
        assertThat(Files.readAllLines(path("out.csv")).subList(1, 7))
                .extracting(line -> line.substring(line.indexOf("sample/")))
                .containsExactly(
                        "sample/1,示例补助,符合,,125000,最高,,,,,125000,125000",
                        "sample/2,示例补助,符合,,30000,最高,,,,,0,",
                        "sample/1,示例补助,符合,,200000,最高,,,,,200000,175000",
                        "sample/2,示例补助,符合,,30000,最高,,,,,0,",
                        "sample/1,示例补助,不符合,,,,,,,,,",
                        "sample/2,示例补助,不符合,,,,,,,,,");
        assertThat(printed()).contains("资金池 专项：应得 32.5万元，预算 30万元，先小额分给 30万元（2 笔，2 笔得到）");
        assertThat(run("--budget", "没有的池=1元")).isEqualTo(1);
        assertThat(printed()).contains("没有条款由资金池“没有的池”支付，政策库里有：专项");
        assertThat(run("--budget", "专项")).isEqualTo(2);
        assertThat(run("--order", "先到先得")).isEqualTo(2);
        assertThat(printed()).contains("资金池=金额").contains("--order 应是");
    }

    /** What is asked of the pool decides, not what the clause would give without the awards. */
    @Test
    void smallAmountsAreThoseThatAreStillAsked() throws IOException {
        String group = "  stack: {group: 甲组, rule: sum, cap: 20万元}\n  budget: {pool: 专项}\n  tests:\n";
        Files.writeString(path("policies/sample.yaml"), POLICY.replace("  tests:\n", group));
        table("id,类型,成交额[2024](万元)\na,甲,800\nb,甲,500\nc,甲,500\n");
        Files.writeString(path("awards.csv"), "条款,id,年度,档次,金额（元）\nsample/1,a,2024,,190000\n");
        assertThat(run(
                        "--budget",
                        "专项=13.5万元",
                        "--order",
                        "先小额",
                        "--awards",
                        path("awards.csv").toString()))
                .isZero();
        assertThat(Files.readAllLines(path("out.csv")).subList(1, 4))
                .extracting(line -> line.substring(line.indexOf("最高")))
                .containsExactly("最高,,,,,10000,10000", "最高,,,,,125000,125000", "最高,,,,,125000,0");
    }

    @Test
    void smallFirmsAreServedFirstAndTheUnknownLast() throws IOException {
        String pool = "  budget: {pool: 专项, yearly: 1元, order: small-firms}\n  tests:\n";
        Files.writeString(path("policies/sample.yaml"), POLICY.replace("  tests:\n", pool));
        table("id,类型,成交额[2024](万元)\na,甲,500\n");
        assertThat(run()).isEqualTo(1);
        assertThat(printed()).contains("sample.yaml:", "order: small-firms：字典里要有代码为 size 的企业事实，取值含微型、小型、中型、大型");
        Files.writeString(
                path("policies/sample.yaml"), POLICY.replace("  tests:\n", "  budget: {pool: 专项}\n  tests:\n"));
        assertThat(run("--budget", "专项=30万元", "--order", "先小企业")).isEqualTo(1);
        assertThat(printed()).contains("--order 先小企业：字典里要有代码为 size 的企业事实");

        Files.writeString(path("policies/sample.yaml"), POLICY.replace("  tests:\n", pool));
        Files.writeString(path("policies/facts.yaml"), FACTS + SIZES);
        table("""
                id,类型,成交额[2024](万元),职工[2024],职工[2023]
                a,甲,500,1000,1
                b,甲,500,,1
                c,甲,500,20,1000
                d,甲,500,1,1000
                e,甲,500,19,1000
                f,甲,500,300,1
                g,甲,500,5000,1
                """);
        assertThat(run("--budget", "专项=45万元", "--order", "先小企业")).isZero();
        assertThat(Files.readAllLines(path("out.csv")).subList(1, 8))
                .extracting(line -> line.charAt(0) + line.substring(line.lastIndexOf(',')))
                .containsExactly("a,0", "b,0", "c,125000", "d,125000", "e,125000", "f,75000", "g,0");
        assertThat(printed()).contains("预算 45万元，先小企业分给 45万元（7 笔，4 笔得到）");
        assertThat(run("--budget", "专项=45万元", "--order", "small-firms")).isZero();
        assertThat(run("--budget", "专项=70万元", "--order", "先小企业")).isZero();
        assertThat(Files.readAllLines(path("out.csv")).subList(1, 8))
                .extracting(line -> line.charAt(0) + line.substring(line.lastIndexOf(',')))
                .as("of two large ones the first in the table, the unknown last")
                .containsExactly("a,125000", "b,0", "c,125000", "d,125000", "e,125000", "f,125000", "g,75000");
    }

    @Test
    void whatStandsAgainstNothingIsWorkedOutOnce() throws IOException, PolicyProblems {
        String clause = POLICY.substring(POLICY.indexOf("- id: \"1\""));
        String rival = clause.replace("  tests:\n", "  stack: {group: 甲组, rule: max}\n  tests:\n");
        String rivals = rival.replace("id: \"1\"", "id: \"2\"") + rival.replace("id: \"1\"", "id: \"3\"");
        Files.writeString(path("policies/sample.yaml"), POLICY + rivals);
        table("id,类型,成交额[2024](万元)\na,甲,500\nb,甲,800\n");
        PolicyLibrary library = Policies.load(path("policies"));
        LocalDate asOf = LocalDate.of(2025, 6, 1);
        Columns subjects = FactTable.read(
                path("facts.csv"),
                library.facts(),
                asOf,
                new Problems(),
                lines -> assertThat(lines).isNotNegative());
        RunOptions options = Objects.requireNonNull(
                RunOptions.of(List.of(path("policies").toString(), "--facts", "facts.csv", "--out", "out.csv"), asOf));
        var run = new FullRun(library, subjects, Ledger.empty(), options, new ProgressLine(stream(progress)));
        run.write(path("out.csv"), options.wanted());
        assertThat(run.answers()).isEqualTo(6);
        assertThat(run.evaluations()).isEqualTo(10);
    }

    @Test
    void writesNothingWhileThereAreBadCells() throws IOException {
        table("id,类型,成交额[2024](万元)\na,丙,500\n");
        assertThat(run()).isEqualTo(1);
        assertThat(path("out.csv")).doesNotExist();
        assertThat(printed()).contains("facts.csv:2:2: 错误：“类型”“丙”不在字典里").contains("没有写出结果");
    }

    @Test
    void keepsGoingWithBadCellsAsConflicting() throws IOException {
        table("id,类型,成交额[2024](万元)\na,丙,500\n");
        assertThat(run("--keep-going")).isZero();
        assertThat(Files.readAllLines(path("out.csv")).getLast())
                .contains("待补数据,矛盾")
                .endsWith("类型（矛盾）,125000,");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(run()).isEqualTo(1);
        assertThat(printed()).contains("没有这个文件或目录").contains("facts.csv");
        Files.write(path("facts.csv"), "id,类型\na,甲\n".getBytes(Charset.forName("GBK")));
        assertThat(run()).isEqualTo(1);
        assertThat(printed()).contains("文件不是 UTF-8 编码");
        assertThat(new RunCommand(stream(printed), stream(progress), LocalDate.of(2025, 6, 1)).run(List.of("policies")))
                .isEqualTo(2);
    }

    @Test
    void makesFormulasHarmless() {
        assertThat(FindingTable.escaped("=1+1")).isEqualTo("'=1+1");
        assertThat(FindingTable.escaped("@示例,\"乙\"")).isEqualTo("\"'@示例,\"\"乙\"\"\"");
        assertThat(FindingTable.escaped("-5")).isEqualTo("'-5");
        assertThat(FindingTable.escaped("示例")).isEqualTo("示例");
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                path("policies").toString(),
                "--facts",
                path("facts.csv").toString(),
                "--out",
                path("out.csv").toString()));
        arguments.addAll(List.of(options));
        return new RunCommand(stream(printed), stream(progress), LocalDate.of(2025, 6, 1)).run(arguments);
    }

    private void table(String text) throws IOException {
        Files.writeString(path("facts.csv"), text);
    }

    private Path path(String name) {
        return Path.of(String.valueOf(directory)).resolve(name);
    }

    private static PrintStream stream(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String progress() {
        return progress.toString(StandardCharsets.UTF_8);
    }
}
