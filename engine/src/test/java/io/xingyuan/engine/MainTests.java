package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTests {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void checkEndsWithTheCounts() {
        assertThat(run("check", "../policies")).isZero();
        assertThat(lines().getLast()).matches("\\d+ documents, \\d+ clauses, \\d+ tests, 0 errors");
    }

    @Test
    void checkReportsPlacesAndFails() throws IOException {
        Files.writeString(
                directory.resolve("a.yaml"), ALibrary.withExpression("不存在").source());
        assertThat(run("check", directory.toString())).isEqualTo(1);
        assertThat(lines().getFirst()).startsWith("a.yaml:").contains("错误：");
        assertThat(lines().getLast())
                .startsWith("0 documents, 0 clauses, 0 tests, ")
                .endsWith(" errors");
    }

    @Test
    void explainPrintsTheTree() throws IOException {
        Path facts = directory.resolve("facts.yaml");
        Files.writeString(facts, """
                as-of: 2025-06-01
                enterprises:
                - id: demo-1
                  name: 示例技术转移有限公司
                  facts: {注册地: "220100", 省内技术转移示范机构: true, 技术转移年度考核结果: 合格, 认定技术合同成交额: 480万元}
                """);
        assertThat(run("explain", "jilin-2023-35/3.5.2", "--facts", facts.toString(), "--library", "../policies"))
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("示例技术转移有限公司", "【不符合】", "差一点（4%）", "差 20万元", "三（五）第2项", "480万元 × 2.5% = 12万元");
    }

    @Test
    void explainReadsTablesAndWritesJson() throws IOException {
        Path facts = directory.resolve("facts.csv");
        Files.writeString(facts, "\uFEFF" + """
                id,name,省内技术转移示范机构,技术转移年度考核结果,认定技术合同成交额[2024](万元)
                demo-1,"示例, 有限公司",是,合格,500
                """);
        assertThat(run(
                        "explain",
                        "jilin-2023-35/3.5.2",
                        "--facts",
                        facts.toString(),
                        "--library",
                        "../policies",
                        "--as-of",
                        "2025-06-01",
                        "--json"))
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("[{\"subject\":\"demo-1\",\"name\":\"示例, 有限公司\"")
                .contains("\"state\":\"ELIGIBLE\"", "\"fen\":12500000");
    }

    @Test
    void wrongCallsSaySo() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("check", "no-such-directory")).isEqualTo(2);
        assertThat(run("explain", "jilin-2023-53", "--facts", "x", "--library", "../policies"))
                .isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("是否想写“jilin-2023-35”");
        assertThat(run("explain", "jilin-2023-35", "--facts", "no-such-file", "--library", "../policies"))
                .isEqualTo(1);
        Path facts = directory.resolve("bad.yaml");
        Files.writeString(facts, "enterprises:\n- {id: a, facts: {营业收入: 12}}\n");
        assertThat(run("explain", "jilin-2023-35", "--facts", facts.toString(), "--library", "../policies"))
                .isEqualTo(1);
        assertThat(lines().getLast()).contains("bad.yaml:2:").contains("应是带单位的金额");
    }

    private int run(String... arguments) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Main.run(List.of(arguments), out);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
