package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Allocation;
import io.xingyuan.engine.Claims;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Sample;
import io.xingyuan.engine.Sharing;
import io.xingyuan.engine.SparkTarget;
import io.xingyuan.engine.SqlDialect;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.engine.UnknownReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run on Spark says what a single process says, over the whole library, bit for bit. */
class ClusterRunTests {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 1);
    private static final Path POLICIES = Path.of("..", "policies");
    private static final String POOL = "省级科技创新专项资金";
    private static final List<String> RULES =
            List.of("rule: max", "rule: sum, cap: 60万元", "rule: exclusive", "rule: sum", "rule: sum, cap: 5万元");

    @TempDir
    private static Path folder = Path.of("");

    private static Path policies = Path.of("");
    private static @Nullable Sample made;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** The library with more rivalry than it has: its one group becomes several, with every rule there is. */
    @BeforeAll
    static void writeTheSample() throws IOException, PolicyProblems, SQLException {
        policies = folder.resolve("policies");
        PolicyLibrary shipped = Policies.load(POLICIES);
        int next = 0;
        for (Map.Entry<String, String> source : new TreeMap<>(shipped.sources()).entrySet()) {
            String[] parts = source.getValue().split("group: " + POOL + ", rule: sum", -1);
            var text = new StringBuilder(parts[0]);
            for (int i = 1; i < parts.length; i++, next++) {
                String before = parts[i - 1];
                boolean tiered = before.lastIndexOf("frequency: per-tier") > before.lastIndexOf("entity: ");
                // A clause of tiers only adds up.
                int rule = tiered ? RULES.indexOf("rule: sum") : next % RULES.size();
                String entity = before.substring(before.lastIndexOf("entity: "))
                        .lines()
                        .findFirst()
                        .orElseThrow();
                // An expenditure is of one kind of subject.
                text.append("group: 组")
                        .append(rule)
                        .append(RULES.get(rule).contains("exclusive") ? entity.replace("entity: ", " ") : "")
                        .append(", ")
                        .append(RULES.get(rule))
                        .append(parts[i]);
            }
            Path file = policies.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        Sample sample = Sample.of(Policies.load(policies), AS_OF, 80, 3);
        made = sample;
        sample.into(new SparkTarget(TestSession.spark()), SqlDialect.SPARK);
        for (String table : List.of("enterprise", "product", "project", "platform", "team", "award")) {
            Dataset<Row> rows = TestSession.spark().table(table).coalesce(1);
            (table.equals("award") ? rows : rows.withColumn("ordinal", monotonically_increasing_id()))
                    .write()
                    .parquet(folder.resolve("facts").resolve(table).toString());
        }
    }

    @AfterEach
    void compileAgain() {
        TestSession.interpret(false);
    }

    /** What is asked of every finding but the words for what is missing. */
    private record Said(
            String state,
            int reasons,
            Object fen,
            Object floor,
            boolean bound,
            long tiers,
            Object distance,
            Object counted) {}

    @ParameterizedTest
    @CsvSource({"columns, 按比例分", "columns, 先大额", "sql, 按先后", "sql, 先小企业"})
    void equalsASingleProcessOverParquet(String by, String order) {
        String out = out("parquet-" + by + order);
        TestSession.interpret(by.equals("sql"));
        int code = run(
                policies,
                folder.resolve("facts").toString(),
                out,
                "--by",
                by,
                "--budget",
                POOL + "=60万元",
                "--order",
                order);
        assertThat(errors()).isEmpty();
        assertThat(code).isZero();
        Claims claims = claims();
        long[] counted = StackingPass.count(claims);
        Map<String, Said> expected = expected(claims, counted);
        assertThat(found(out)).isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(2_500);
        assertThat(IntStream.range(0, counted.length)
                        .filter(i -> counted[i] < claims.fen(i))
                        .count())
                .isGreaterThan(20);
        assertThat(grants(out))
                .isEqualTo(granted(claims, counted, Sharing.of(order).orElseThrow()));
        assertThat(printed()).contains("80 家企业，480 个对象").contains("预算 60万元，" + order + "分给 60万元");
    }

    @ParameterizedTest
    @CsvSource({"small-claims, 先小额", "small-firms, 先小企业"})
    void equalsTheCommandLineOverATableWithWhatCountsAndWhatIsGiven(String word, String order)
            throws IOException, PolicyProblems {
        Path table = folder.resolve("facts-" + word + ".csv");
        Sample.table(policies, 120, table);
        Path single = folder.resolve(word + ".csv");
        String said = Sample.policy(
                "run",
                policies.toString(),
                "--facts",
                table.toString(),
                "--out",
                single.toString(),
                "--as-of",
                "2025-06-01",
                "--budget",
                POOL + "=30万元",
                "--order",
                word);
        String out = out("csv-" + word);
        assertThat(run(policies, table.toString(), out, "--budget", POOL + "=30万元", "--order", order))
                .isZero();
        List<String> lines = Files.readAllLines(single);
        assertThat(lines).hasSizeGreaterThan(3_000);
        Map<String, Long> grants = grants(out);
        assertThat(grants).containsValue(0L).isNotEmpty();
        List<Row> findings =
                TestSession.spark().read().parquet(out + "/findings").collectAsList();
        assertThat(findings)
                .extracting(row -> Sample.line(row, grants.get(row.getAs("clause") + " " + row.getAs("id"))))
                .containsExactlyInAnyOrderElementsOf(lines.subList(1, lines.size()));
        assertThat(findings)
                .anySatisfy(row -> assertThat(row.<Long>getAs("counted_fen")).isLessThan(row.<Long>getAs("fen")));
        assertThat(printed().lines().limit(2).toList())
                .isEqualTo(said.lines().limit(2).toList());
    }

    @Test
    void readsADatabase() throws SQLException {
        String url = "jdbc:duckdb:" + folder.resolve("facts.duckdb");
        sample().into(url, SqlDialect.DUCKDB);
        // Held open, as DuckDB would otherwise close the file between two readers.
        try (Connection held = DriverManager.getConnection(url)) {
            assertThat(held.isValid(1)).isTrue();
            equalsASingleProcessOver(url, out("jdbc"));
        }
    }

    /** On a server that is there for it: {@code -Dcluster.postgres=jdbc:postgresql://…}. */
    @Test
    @EnabledIfSystemProperty(named = "cluster.postgres", matches = "jdbc:postgresql:.*")
    void readsPostgres() throws SQLException {
        String server = System.getProperty("cluster.postgres");
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            for (String schema : List.of("cluster_sample", "cluster_other")) {
                statement.execute("drop schema if exists " + schema + " cascade");
                statement.execute("create schema " + schema);
            }
            String url = server + (server.contains("?") ? "&" : "?") + "currentSchema=cluster_sample";
            sample().into(url, SqlDialect.POSTGRESQL);
            for (String table : List.of("enterprise", "product", "project", "platform", "team")) {
                statement.execute("alter table cluster_sample." + table + " add ordinal bigint");
                statement.execute("update cluster_sample." + table
                        + " t set ordinal = n from (select id, row_number() over (order by ctid) n from cluster_sample."
                        + table + ") o where o.id = t.id");
            }
            equalsASingleProcessOver(url, out("postgres"));
            // Tables of another schema are not those that were meant.
            statement.execute("create table cluster_other.enterprise (id text primary key)");
            statement.execute("insert into cluster_other.enterprise values ('a')");
            assertThat(run(POLICIES, url.replace("cluster_sample", "cluster_other"), out("postgres-other")))
                    .isZero();
            assertThat(printed()).contains("1 家企业，1 个对象");
            statement.execute("drop schema cluster_sample, cluster_other cascade");
        }
    }

    private void equalsASingleProcessOver(String facts, String out) {
        int code = run(policies, facts, out);
        assertThat(errors()).isEmpty();
        assertThat(code).isZero();
        Claims claims = claims();
        assertThat(found(out)).isEqualTo(expected(claims, StackingPass.count(claims)));
    }

    @Test
    void writesOnlyTheStatesAskedForAndTakesAwardsFromATable() throws IOException {
        Path table = folder.resolve("two.csv");
        Files.writeString(table, "id,name,认定技术合同成交额[2024](万元)\na,甲,900\nb,乙,\n");
        Path awards = folder.resolve("awards.csv");
        Files.writeString(awards, "条款,id,年度,档次,金额（元）\njilin-2023-35/3.5.2,a,2024,,1\n");
        String out = out("only");
        assertThat(run(POLICIES, table.toString(), out, "--only", "待补数据", "--awards", awards.toString()))
                .isZero();
        Dataset<Row> found = TestSession.spark().read().parquet(out + "/findings");
        assertThat(found.select("state").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("INCOMPLETE");
        assertThat(found.where(found.col("id")
                                .equalTo("a")
                                .and(found.col("clause").equalTo("jilin-2023-35/3.5.2")))
                        .count())
                .isZero();
        assertThat(run(POLICIES, table.toString(), out)).isEqualTo(Ending.NO_FILES.code());
        assertThat(errors()).contains("结果目录已经存在");
    }

    @Test
    void saysWhatIsWrongWithTheFacts() throws IOException {
        assertThat(run(POLICIES, folder.resolve("nowhere").toString(), out("x")))
                .isEqualTo(Ending.NO_FILES.code());
        assertThat(errors()).contains("没有这个文件或目录").contains("no such file");
        Path bad = folder.resolve("bad.csv");
        Files.writeString(bad, "id,高企\na,也许\n");
        assertThat(run(POLICIES, bad.toString(), out("x"))).isEqualTo(1);
        assertThat(printed()).contains("bad.csv:1:2: 错误：字典里没有“高企”").contains("没有写出结果");
        Files.write(bad, "id,name\na,甲\n".getBytes(Charset.forName("GBK")));
        assertThat(run(POLICIES, bad.toString(), out("x"))).isEqualTo(1);
        assertThat(errors()).contains("文件不是 UTF-8 编码").contains("not UTF-8");
        Path store = folder.resolve("broken");
        Path broken = Files.createDirectories(store.resolve("enterprise"));
        Files.writeString(broken.resolve("part.parquet"), "PAR? not at all, by no means");
        assertThat(run(POLICIES, store.toString(), out("x"))).isEqualTo(Ending.NO_FILES.code());
        assertThat(errors()).contains("文件读不了");
        assertThat(Path.of(out("x"))).doesNotExist();
        assertThat(Path.of(out("x") + ".part")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "revenu_2024, bigint, 字典里没有代码为“revenu_2024”的事实",
        "revenue_2024, double, 是 double，应是 bigint",
        "ordinal, string, 是 string，应是 bigint"
    })
    void namesAColumnThatItCannotUse(String column, String type, String message) {
        String facts = folder.resolve("odd-" + column + type).toString();
        TestSession.spark()
                .range(1)
                .select(lit("a").as("id"), lit(null).cast(type).as(column))
                .write()
                .parquet(facts + "/enterprise");
        assertThat(run(POLICIES, facts, out("x"))).isEqualTo(1);
        assertThat(errors()).contains("enterprise 表的列 " + column).contains(message);
    }

    @Test
    void refusesSubjectsThatOccurTwiceOrBelongToNobody() {
        String facts = folder.resolve("twice").toString();
        TestSession.spark().range(2).select(lit("a").as("id")).write().parquet(facts + "/enterprise");
        assertThat(run(POLICIES, facts, out("x"))).isEqualTo(1);
        assertThat(errors()).contains("同一个 id 出现不止一次：企业 a");
        facts = folder.resolve("orphan").toString();
        TestSession.spark().range(1).select(lit("a").as("id")).write().parquet(facts + "/enterprise");
        TestSession.spark()
                .range(1)
                .select(lit("p").as("id"), lit("b").as("enterprise"))
                .write()
                .parquet(facts + "/product");
        assertThat(run(POLICIES, facts, out("x"))).isEqualTo(1);
        assertThat(errors()).contains("所属企业不在 enterprise 表里：产品 p");
    }

    @Test
    void answersThatCannotBeGivenTheirNameStay() throws IOException {
        String facts = folder.resolve("facts-of-one.csv").toString();
        Files.writeString(Path.of(facts), "id,name\na,甲\n");
        String out = SampleFileSystem.address(folder.resolve("不改名"));
        assertThat(run(POLICIES, facts, out)).isEqualTo(Ending.NO_FILES.code());
        assertThat(errors()).contains("结果已写完，但改不成要的名字").contains("不改名.part").contains("stay in");
        assertThat(TestSession.spark().read().parquet(out + ".part/findings").count())
                .isPositive();
        Path late = folder.resolve("late");
        assertThat(run(POLICIES, facts, late.toString(), () -> Files.createDirectories(late)))
                .isEqualTo(Ending.NO_FILES.code());
        assertThat(errors()).contains("late.part");
        assertThat(late).isEmptyDirectory();
        assertThat(folder.resolve("late.part").resolve("findings")).isNotEmptyDirectory();
    }

    @Test
    void whatCannotBeClearedIsSaidBesideWhatWentWrong() throws IOException {
        String facts = folder.resolve("facts-of-another.csv").toString();
        Files.writeString(Path.of(facts), "id,name\na,甲\n");
        String out = SampleFileSystem.address(folder.resolve("删不掉"));
        assertThat(run(POLICIES, facts, out, () -> {
                    throw new IOException("样例：出错");
                }))
                .isEqualTo(Ending.NO_FILES.code());
        assertThat(errors().lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("样例：出错"),
                        then -> assertThat(then).contains("没有写完的结果清不掉", "删不掉.part"));
    }

    @Test
    void readsTablesFromAStoreThatOnlyTheJobKnows() throws IOException {
        Path table = folder.resolve("elsewhere.csv");
        Files.writeString(table, "id,name\na,甲\n");
        assertThat(run(POLICIES, SampleFileSystem.address(table), out("elsewhere")))
                .isZero();
        assertThat(errors()).isEmpty();
        assertThat(printed()).contains("1 家企业");
    }

    @Test
    void refusesASecondTableOfAwards() throws IOException {
        Path awards = folder.resolve("more-awards.csv");
        Files.writeString(awards, "条款,id,年度,档次,金额（元）\njilin-2023-35/3.5.2,a,2024,,1\n");
        String facts = folder.resolve("facts").toString();
        assertThat(run(policies, facts, out("x"), "--awards", awards.toString()))
                .isEqualTo(1);
        assertThat(errors()).contains("事实旁边已有 award 表").contains("more-awards.csv");
        assertThat(Path.of(out("x"))).doesNotExist();
    }

    @Test
    void aDatabaseThatCannotBeReadHasItsOwnEndingAndKeepsItsPassword() throws SQLException {
        assertThat(run(POLICIES, "jdbc:nosuch://127.0.0.1/facts?user=a&password=geheim", out("x")))
                .isEqualTo(Ending.NO_DATABASE.code());
        assertThat(errors())
                .contains("没有这种数据库的驱动", "jdbc:nosuch://127.0.0.1/facts")
                .doesNotContain("geheim");
        assertThat(run(POLICIES, "jdbc:postgresql://127.0.0.1:1/facts?user=a&password=geheim", out("x")))
                .isEqualTo(Ending.NO_DATABASE.code());
        assertThat(errors()).contains("数据库读不了 enterprise 表").doesNotContain("geheim");
        String empty = "jdbc:duckdb:" + folder.resolve("empty.duckdb");
        try (Connection held = DriverManager.getConnection(empty)) {
            assertThat(held.isValid(1)).isTrue();
            assertThat(run(POLICIES, empty, out("x"))).isEqualTo(Ending.NO_FILES.code());
        }
        assertThat(errors()).contains("数据库 里没有 enterprise 表");
    }

    @Test
    void anAddressThatIsNoneIsSaidSo() {
        for (String address : List.of("nosuch://x/facts", "a:b:c", "")) {
            assertThat(run(POLICIES, address, out("x"))).as(address).isEqualTo(Ending.NO_FILES.code());
        }
        assertThat(errors().lines()).hasSize(3).allMatch(line -> line.startsWith("✗ "));
    }

    @Test
    void aValueMayBeCalledRun() {
        ClusterOptions options = ClusterOptions.of(List.of("run", "run", "--facts", "run", "--out", "run"), AS_OF);
        assertThat(options.run().policies()).isEqualTo(Path.of("run"));
        assertThat(options.run().facts()).isEqualTo("run");
        assertThat(options.run().out()).isEqualTo("run");
    }

    @Test
    void saysWhatIsWrongWithTheCall() {
        assertThat(wrong("--by", "magic")).contains("--by 应是 columns 或 sql");
        assertThat(wrong("--budget", "专项资金")).contains("资金池=金额");
        assertThat(wrong("--order", "先到先得")).contains("--order 应是");
        assertThat(wrong("--only", "不符合", "--budget", "甲=1元")).contains("--only 里请加上");
        assertThat(wrong("--surely")).contains("参数不对");
        assertThat(run(POLICIES, "x", out("x"), "--budget", "没有的池=1元")).isEqualTo(1);
        assertThat(errors()).contains("没有条款由资金池“没有的池”支付").contains(POOL);
    }

    private static String wrong(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "policies", "--facts", "a.csv", "--out", "b"));
        arguments.addAll(List.of(more));
        try {
            return ClusterOptions.of(arguments, AS_OF).toString();
        } catch (Fault fault) {
            return String.valueOf(fault.getMessage());
        }
    }

    private int run(Path library, String facts, String out, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("run", library.toString(), "--facts", facts, "--out", out, "--as-of", AS_OF.toString()));
        arguments.addAll(List.of(more));
        return ended(ClusterMain.run(TestSession.spark(), ClusterOptions.of(arguments, AS_OF), stream(printed)));
    }

    private int ended(Ended ended) {
        ended.words().forEach(stream(errors)::println);
        return ended.ending().code();
    }

    private interface Step {
        void happen() throws IOException;
    }

    /** A run during which something happens when all findings are written. */
    private int run(Path library, String facts, String out, Step step) {
        var printing = new PrintStream(printed, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                try {
                    step.happen();
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        };
        List<String> arguments =
                List.of("run", library.toString(), "--facts", facts, "--out", out, "--as-of", AS_OF.toString());
        return ended(ClusterMain.run(TestSession.spark(), ClusterOptions.of(arguments, AS_OF), printing));
    }

    private static Sample sample() {
        return Objects.requireNonNull(made);
    }

    private static Claims claims() {
        var everybody = new BitSet();
        everybody.set(0, sample().subjects().size());
        return Claims.of(sample().population(), everybody);
    }

    private static Map<String, Said> expected(Claims claims, long[] counted) {
        Map<String, Long> sums = new TreeMap<>();
        for (int claim = 0; claim < counted.length; claim++) {
            sums.put(key(claims, claim), counted[claim]);
        }
        Map<String, Said> expected = new TreeMap<>();
        claims.population().columns().forEach(column -> {
            for (int row = 0; row < column.size(); row++) {
                Entity entity = column.clause().entity();
                String key = column.clause().id() + " "
                        + claims.population().subjects().id(entity, row);
                expected.put(
                        key,
                        new Said(
                                column.state(row).name(),
                                column.reasons(row).stream()
                                        .mapToInt(reason -> 1
                                                << List.of(UnknownReason.values())
                                                        .indexOf(reason))
                                        .sum(),
                                orNothing(column.fen(row), Long.MIN_VALUE),
                                orNothing(column.floorFen(row), Long.MIN_VALUE),
                                column.isBound(row),
                                column.tiers(row),
                                orNothing(column.distance(row), -1),
                                sums.containsKey(key) ? sums.get(key) : "none"));
            }
        });
        return expected;
    }

    private static String key(Claims claims, int claim) {
        Clause clause = claims.clause(claim);
        return clause.id() + " " + claims.population().subjects().id(clause.entity(), claims.row(claim));
    }

    private static Object orNothing(long value, long nothing) {
        return value == nothing ? "none" : value;
    }

    private static Map<String, Said> found(String out) {
        Map<String, Said> found = new TreeMap<>();
        TestSession.spark()
                .read()
                .parquet(out + "/findings")
                .collectAsList()
                .forEach(row -> found.put(
                        row.getAs("clause") + " " + row.getAs("id"),
                        new Said(
                                row.getAs("state"),
                                row.getAs("reasons"),
                                orNothing(row, "fen"),
                                orNothing(row, "floor_fen"),
                                row.getAs("bound"),
                                row.getAs("tiers"),
                                orNothing(row, "distance"),
                                orNothing(row, "counted_fen"))));
        return found;
    }

    private static Object orNothing(Row row, String column) {
        Object value = row.getAs(column);
        return value == null ? "none" : value;
    }

    private static Map<String, Long> grants(String out) {
        Map<String, Long> grants = new TreeMap<>();
        TestSession.spark()
                .read()
                .parquet(out + "/grants")
                .collectAsList()
                .forEach(row -> grants.put(row.getAs("clause") + " " + row.getAs("id"), row.getAs("given_fen")));
        return grants;
    }

    private static Map<String, Long> granted(Claims claims, long[] counted, Sharing order) {
        int[] paid = IntStream.range(0, counted.length)
                .filter(claim -> claims.eligible(claim) && counted[claim] > 0)
                .filter(claim -> claims.clause(claim).budget() != null)
                .toArray();
        long[] asked = IntStream.of(paid).mapToLong(claim -> counted[claim]).toArray();
        long[] ranks = IntStream.of(paid)
                .mapToLong(claim -> order == Sharing.LARGE_CLAIMS
                        ? -counted[claim]
                        : order == Sharing.SMALL_FIRMS ? claims.sizeRank(claim) : 0)
                .toArray();
        assertThat(LongStream.of(ranks).distinct().count())
                .isGreaterThan(order == Sharing.LARGE_CLAIMS || order == Sharing.SMALL_FIRMS ? 1 : 0);
        long budget = 60_000_000;
        long[] given =
                order == Sharing.SHARE ? Allocation.proRata(budget, asked) : Allocation.waterfall(budget, asked, ranks);
        Map<String, Long> granted = new TreeMap<>();
        for (int i = 0; i < paid.length; i++) {
            granted.put(key(claims, paid[i]), given[i]);
        }
        assertThat(granted).hasSizeGreaterThan(8);
        return granted;
    }

    private static String out(String name) {
        return folder.resolve(name).toString();
    }

    private static PrintStream stream(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
