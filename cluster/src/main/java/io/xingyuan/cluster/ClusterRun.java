package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.xingyuan.engine.AwardTable;
import io.xingyuan.engine.BudgetOptions;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Problem;
import io.xingyuan.engine.Problems;
import io.xingyuan.engine.RunOptions;
import io.xingyuan.engine.Sharing;
import io.xingyuan.engine.State;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * 集群体检: all clauses in force over all subjects of a source, with the ledger, stacking and budget; {@code findings} and,
 * where there is a budget, {@code grants} as Parquet.
 */
final class ClusterRun {

    private static final int SHOWN = 20;

    private final SparkSession spark;
    private final PrintStream out;
    private final Places places;

    ClusterRun(SparkSession spark, PrintStream out) {
        this.spark = spark;
        this.out = out;
        places = new Places(spark);
    }

    /**
     * Whether everything is written; not when the facts have faults, which are said.
     *
     * @throws Fault when it cannot go on
     * @throws PolicyProblems when the library is faulty
     */
    boolean run(ClusterOptions options) throws PolicyProblems, IOException {
        RunOptions run = options.run();
        PolicyLibrary library = Policies.load(run.policies());
        Map<String, List<Integer>> pools = pools(run, library);
        Path part = places.begin(run.out());
        try {
            if (!answer(options, library, pools, part)) {
                places.abandon(run.out());
                return false;
            }
        } catch (IOException | RuntimeException | Error broken) {
            try {
                places.abandon(run.out());
            } catch (Fault left) {
                broken.addSuppressed(left);
            }
            throw broken;
        }
        places.finish(run.out());
        return true;
    }

    /** Writes all answers; false when the facts have faults and were to have none. */
    private boolean answer(ClusterOptions options, PolicyLibrary library, Map<String, List<Integer>> pools, Path part)
            throws IOException {
        RunOptions run = options.run();
        LibrarySource source = LibrarySource.of(library, run.asOf());
        List<Clause> clauses = inForce(library, run);
        try (FactSource facts = places.source(run.facts(), source)) {
            var problems = new ArrayList<>(facts.problems());
            FactTables tables = facts.tables();
            awards(run, library, tables, problems);
            if (!problems.isEmpty()) {
                run.report(problems, out);
                if (!run.keepGoing()) {
                    return false;
                }
            }
            long[] sizes = new SubjectCheck(tables).sizes();
            if (sizes[0] == 0) {
                throw new Fault("没有一家企业", "there is no enterprise");
            }
            Dataset<Row> entities = entities(library);
            requireKnownClauses(tables, entities);
            var observation = new Observation();
            Dataset<Row> findings = options.bySql()
                    ? new SqlRun(spark, source, tables).findings(clauses, entities)
                    : tables.together(entities)
                            .mapPartitions(new ColumnsTask(source, answers(run)), Encoders.row(Findings.SCHEMA));
            write(
                    Findings.observed(findings, observation)
                            .where(col("state")
                                    .isin(run.wanted().stream().map(State::name).toArray())),
                    new Path(part, "findings"));
            out.println(Findings.totals(observation)
                    .words(sizes[0], sizes[1], clauses.size(), library.clauses().size()));
            if (!pools.isEmpty()) {
                grants(run.budget(), pools, eligible(run, source, tables, part), part);
            }
            return true;
        }
    }

    private static List<Clause> inForce(PolicyLibrary library, RunOptions run) {
        List<Clause> clauses = library.inForce(run.asOf());
        if (clauses.isEmpty()) {
            throw new Fault(run.asOf() + " 没有有效的条款", "no clause is in force on " + run.asOf());
        }
        return clauses;
    }

    private void awards(RunOptions run, PolicyLibrary library, FactTables tables, List<Problem> problems)
            throws IOException {
        if (run.awards() == null) {
            return;
        }
        if (tables.hasAwards()) {
            throw new Fault(
                    "事实旁边已有 award 表，不能再用 --awards：" + run.awards() + "；请并成一张，或先移走一张",
                    "there is a table award beside the facts and --awards too: give one of them");
        }
        var found = new Problems();
        List<Row> rows = new ArrayList<>();
        for (Ledger.Entry entry : entries(run, library, found)) {
            rows.add(RowFactory.create(
                    entry.clause().toString(), entry.subjectId(), entry.year(), entry.tier(), entry.fen()));
        }
        problems.addAll(found.sorted());
        tables.awards(spark.createDataFrame(rows, FactTables.awardType(tables.schema())));
    }

    private static List<Ledger.Entry> entries(RunOptions run, PolicyLibrary library, Problems found)
            throws IOException {
        try {
            return AwardTable.read(Objects.requireNonNull(run.awards()), library, found);
        } catch (CharacterCodingException wrong) {
            throw new Fault("文件不是 UTF-8 编码：" + run.awards(), "not UTF-8: " + run.awards());
        }
    }

    /** {@code clause} and {@code kind}, the place of its entity, of all clauses. */
    private Dataset<Row> entities(PolicyLibrary library) {
        return spark.createDataFrame(
                library.clauses().stream()
                        .map(clause -> RowFactory.create(clause.id().toString(), FactTables.kind(clause.entity())))
                        .toList(),
                new StructType().add("clause", "string").add("kind", "int"));
    }

    private static void requireKnownClauses(FactTables tables, Dataset<Row> entities) {
        String unknown = tables.unknownClauses(entities).limit(SHOWN).collectAsList().stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.joining("、"));
        if (!unknown.isEmpty()) {
            throw new Fault("award 表里有政策库没有的条款：" + unknown, "awards under unknown clauses: " + unknown);
        }
    }

    private static void write(Dataset<Row> rows, Path folder) {
        rows.write().option("compression", "zstd").parquet(folder.toString());
    }

    /** Numbers of the clauses that each pool pays, by name of the pool. */
    private static Map<String, List<Integer>> pools(RunOptions run, PolicyLibrary library) {
        try {
            run.budget().require(library);
            return run.budget().paid(inForce(library, run));
        } catch (IllegalArgumentException unknown) {
            throw new Fault(
                    String.valueOf(unknown.getMessage()),
                    "a pool that pays no clause in force, or an order that needs the fact size");
        }
    }

    private static ColumnsTask.Question answers(RunOptions run) {
        EnumSet<State> worded = EnumSet.copyOf(run.wanted());
        return stretch -> stretch.answers(worded);
    }

    /** Findings with all that settles who comes first. */
    private Dataset<Row> eligible(RunOptions run, LibrarySource source, FactTables tables, Path part) {
        Dataset<Row> eligible = spark.read()
                .parquet(new Path(part, "findings").toString())
                .where(col("state").equalTo(State.ELIGIBLE.name()));
        return run.budget().order() == Sharing.SMALL_FIRMS
                ? eligible.join(
                        tables.enterprises()
                                .mapPartitions(new ColumnsTask(source, Stretch::sizes), Encoders.row(FactTables.SIZES)),
                        "enterprise")
                : eligible;
    }

    private void grants(BudgetOptions budget, Map<String, List<Integer>> pools, Dataset<Row> eligible, Path part) {
        var pass = new BudgetPass(spark, budget.order());
        Dataset<Row> grants = pools.entrySet().stream()
                .map(pool -> pass.share(
                        pool.getKey(),
                        budget.sums().getOrDefault(pool.getKey(), 0L),
                        eligible.where(col("number").isin(pool.getValue().toArray()))))
                .reduce(Dataset::union)
                .orElseThrow();
        var folder = new Path(part, "grants");
        write(grants, folder);
        Column given = col("given_fen");
        spark.read()
                .parquet(folder.toString())
                .groupBy("pool")
                .agg(sum("counted_fen"), sum(given), count(lit(1)), count_if(given.gt(0)))
                .sort("pool")
                .collectAsList()
                .forEach(row -> out.println(budget.words(
                        row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
    }
}
