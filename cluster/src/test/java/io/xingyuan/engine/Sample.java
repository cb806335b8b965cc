package io.xingyuan.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * 样本: random enterprises with missing, stale and conflicting facts and random awards, in all the forms that runs read, and
 * what a single process says of them.
 */
public record Sample(PolicyLibrary library, LocalDate asOf, List<Subject> subjects, List<Ledger.Entry> awards) {

    public static Sample of(PolicyLibrary library, LocalDate asOf, int enterprises, long seed) {
        var random = new RandomSubjects(new Random(seed), library, asOf);
        List<Subject> subjects = random.some(enterprises);
        return new Sample(library, asOf, subjects, random.awards(subjects));
    }

    /** What a single process makes of it. */
    public Population population() {
        Columns.Builder columns = Columns.builder(library.facts());
        subjects.forEach(columns::subject);
        return library.population(columns.build(), Ledger.of(awards), asOf, library.clauses());
    }

    /** Puts the sample where queries find it. */
    public void into(SqlTarget target, SqlDialect dialect) throws SQLException {
        FactSchema schema = library.schema(dialect, asOf);
        target.create(schema);
        target.fill(schema, library.facts(), subjects);
        target.award(awards);
    }

    /** Puts the sample into a database, in the schema that its address names. */
    public void into(String url, SqlDialect dialect) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            into(new SqlStore(connection, dialect), dialect);
        }
    }

    /** A facts table. */
    public static void table(Path policies, int enterprises, Path file) throws IOException, PolicyProblems {
        SampleTable.main(new String[] {policies.toString(), Integer.toString(enterprises), file.toString()});
    }

    /** Calls {@code policy} in this process; what it prints, or an error when it fails. */
    public static String policy(String... arguments) {
        var printed = new ByteArrayOutputStream();
        int code = Main.run(Arrays.asList(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
        String text = printed.toString(StandardCharsets.UTF_8);
        if (code != 0) {
            throw new AssertionError(text);
        }
        return text;
    }

    /**
     * A row of findings as the line that {@code policy run} writes.
     *
     * @param given what it gets out of its pool, or null
     */
    public static String line(Row row, @Nullable Long given) {
        Entity entity = Entity.valueOf(row.getAs("entity"));
        State state = State.valueOf(row.getAs("state"));
        int mask = row.getAs("reasons");
        String kind = row.getAs("kind");
        boolean bound = row.getAs("bound");
        long tiers = row.getAs("tiers");
        return String.join(
                ",",
                FindingTable.escaped(row.getAs("id")),
                FindingTable.escaped(row.getAs("name")),
                entity.label(),
                entity == Entity.ENTERPRISE ? "" : FindingTable.escaped(row.getAs("enterprise")),
                row.getAs("clause"),
                FindingTable.escaped(row.getAs("title")),
                state.label(),
                Unknown.reasons(mask).stream().map(UnknownReason::label).collect(Collectors.joining("；")),
                decimal(row.getAs("fen"), 100),
                row.getAs("fen") == null || kind == null
                        ? ""
                        : AmountKind.valueOf(kind).label() + (bound ? "（仅知封顶）" : ""),
                decimal(row.getAs("floor_fen"), 100),
                tiers > 0 ? Long.toString(tiers) : "",
                decimal(row.getAs("distance"), 10_000),
                FindingTable.escaped(row.getAs("missing")),
                decimal(row.getAs("counted_fen"), 100),
                decimal(given, 100));
    }

    private static String decimal(@Nullable Long number, long scale) {
        return number == null ? "" : Wording.decimal(number, scale);
    }
}
