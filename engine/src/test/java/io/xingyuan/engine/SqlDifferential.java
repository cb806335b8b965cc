package io.xingyuan.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * 对照: the same question to interpreter, columns and a database. A difference is an {@link AssertionError} that names the
 * seed, the smallest part of the expression that still differs, and the row.
 */
public final class SqlDifferential {

    private static final int EXPRESSIONS_PER_QUERY = 5;

    private final SqlTarget store;
    private final SqlDialect dialect;
    private final long seed;

    public SqlDifferential(Connection connection, SqlDialect dialect, long seed) {
        this(new SqlStore(connection, dialect), dialect, seed);
    }

    public SqlDifferential(SqlTarget store, SqlDialect dialect, long seed) {
        this.store = store;
        this.dialect = dialect;
        this.seed = seed;
    }

    /** Random typed expressions on random rows; returns the number of cells compared. */
    public long expressions(int count, int rowCount) throws SQLException {
        var rows = new RandomRows(new Random(seed), rowCount);
        List<Node> expressions = rows.expressions(count);
        List<long[]> columns = rows.byColumns(expressions);
        List<Frame> frames = rows.frames();
        FactSchema schema = rows.schema(dialect);
        store.create(schema);
        store.fill(
                schema,
                new FactDictionary(rows.slots().stream().map(Slot::definition).toList()),
                rows.subjects());
        for (int from = 0; from < count; from += EXPRESSIONS_PER_QUERY) {
            int to = Math.min(count, from + EXPRESSIONS_PER_QUERY);
            compare(rows, expressions.subList(from, to), columns.subList(from, to), frames);
        }
        return (long) count * rowCount;
    }

    private void compare(RandomRows rows, List<Node> nodes, List<long[]> columns, List<Frame> frames)
            throws SQLException {
        List<long[]> answers = answers(rows, nodes);
        for (int n = 0; n < nodes.size(); n++) {
            for (int row = 0; row < rows.size(); row++) {
                long expected = Interpreter.evaluate(nodes.get(n), frames.get(row));
                if (answers.get(n)[row] != expected || columns.get(n)[row] != expected) {
                    throw difference(rows, frames, nodes.get(n), columns.get(n)[row], row);
                }
            }
        }
    }

    /** The database's answers in the interpreter's cells. */
    private List<long[]> answers(RandomRows rows, List<Node> nodes) throws SQLException {
        List<long[]> answers = new ArrayList<>();
        nodes.forEach(node -> answers.add(new long[rows.size()]));
        return store.ask(query(rows, nodes), found -> {
            while (found.next()) {
                int row = Integer.parseInt(found.text("id"));
                for (int n = 0; n < nodes.size(); n++) {
                    Long value = found.number("v" + n);
                    int mask = (int) found.whole("m" + n);
                    answers.get(n)[row] = value == null ? Unknown.of(mask) : mask == 0 ? value : Long.MAX_VALUE;
                }
            }
            return answers;
        });
    }

    private String query(RandomRows rows, List<Node> nodes) {
        var stages = new SqlStages(dialect);
        var cells = new SqlCells(dialect, stages, RandomRows.TODAY);
        List<SqlCells.Cell> inputs =
                rows.slots().stream().map(slot -> cells.cell(slot, "t")).toList();
        var expressions = new SqlExpressions(dialect, stages, rows.fixed(), rows.codes(), inputs);
        expressions.announce(nodes);
        List<SqlTerm> results = new ArrayList<>();
        for (int n = 0; n < nodes.size(); n++) {
            SqlTerm value = expressions.value(nodes.get(n));
            results.add(SqlTerm.of(
                    nodes.get(n).type() == FactType.BOOL
                            ? "case %s when true then 1 when false then 0 end as v" + n
                            : "%s as v" + n,
                    value));
            results.add(SqlTerm.of("%s as m" + n, expressions.reasons(nodes.get(n))));
        }
        return stages.query("t." + dialect.name("id"), dialect.name("enterprise") + " t", results);
    }

    private AssertionError difference(RandomRows rows, List<Frame> frames, Node node, long byColumns, int row)
            throws SQLException {
        for (Node part : Inputs.children(node)) {
            if (part.type() == FactType.BOOL || part.type().isNumeric()) {
                long[] columns = rows.byColumns(List.of(part)).getFirst();
                long[] answers = answers(rows, List.of(part)).getFirst();
                for (int at = 0; at < rows.size(); at++) {
                    long expected = Interpreter.evaluate(part, frames.get(at));
                    if (answers[at] != expected || columns[at] != expected) {
                        return difference(rows, frames, part, columns[at], at);
                    }
                }
            }
        }
        var facts = new StringBuilder();
        for (int slot : Inputs.of(node)) {
            facts.append("\n  slot ")
                    .append(slot)
                    .append(": ")
                    .append(rows.fact(row, rows.slots().get(slot)));
        }
        return new AssertionError("seed %d, row %d: interpreter %d, columns %d, %s %d in %s%s%n%s"
                .formatted(
                        seed,
                        row,
                        Interpreter.evaluate(node, frames.get(row)),
                        byColumns,
                        dialect,
                        answers(rows, List.of(node)).getFirst()[row],
                        node,
                        facts,
                        query(rows, List.of(node))));
    }

    /** What all three say of one clause for one subject. */
    private record Answer(
            String state,
            int reasons,
            @Nullable Long distance,
            @Nullable Long fen,
            @Nullable Long floorFen,
            boolean bound,
            long tiers,
            @Nullable List<String> failing) {

        Answer withoutFailing() {
            return new Answer(state, reasons, distance, fen, floorFen, bound, tiers, null);
        }
    }

    /** All clauses in force over random subjects with a random ledger; returns the number of findings compared. */
    public long clauses(PolicyLibrary library, LocalDate asOf, int enterprises) throws SQLException {
        var random = new RandomSubjects(new Random(seed), library, asOf);
        List<Subject> subjects = random.some(enterprises);
        List<Ledger.Entry> awards = random.awards(subjects);
        Ledger ledger = Ledger.of(awards);
        FactSchema schema = library.schema(dialect, asOf);
        store.create(schema);
        store.fill(schema, library.facts(), subjects);
        store.award(awards);
        Columns.Builder builder = Columns.builder(library.facts());
        subjects.forEach(builder::subject);
        Population population = library.population(builder.build(), ledger, asOf, library.clauses());
        Map<ClauseId, Map<String, Answer>> database = new HashMap<>();
        for (ClauseColumn column : population.columns()) {
            ClauseId id = column.clause().id();
            database.put(id, answers(library.sql(id, dialect, asOf)));
        }
        Map<String, Integer> rows = rows(population.subjects());
        long compared = 0;
        for (Subject subject : subjects) {
            for (Finding finding : library.check(subject, ledger, asOf).findings()) {
                compare(finding, population, rows, database);
                compared++;
            }
        }
        return compared;
    }

    private void compare(
            Finding finding,
            Population population,
            Map<String, Integer> rows,
            Map<ClauseId, Map<String, Answer>> database) {
        ClauseId id = finding.clause().id();
        Answer interpreter = answer(finding);
        Answer columns = answer(population.column(id).orElseThrow(), rows.getOrDefault(finding.subjectId(), -1));
        Answer sql = database.getOrDefault(id, Map.of()).get(finding.subjectId());
        if (!interpreter.withoutFailing().equals(columns) || !interpreter.equals(sql)) {
            throw new AssertionError("seed %d, %s for %s:%n  interpreter %s%n  columns %s%n  %s %s"
                    .formatted(seed, id, finding.subjectId(), interpreter, columns, dialect, sql));
        }
    }

    private Map<String, Answer> answers(ClauseQuery query) throws SQLException {
        return store.ask(query.text(), found -> {
            Map<String, Answer> answers = new HashMap<>();
            while (found.next()) {
                List<String> failing = new ArrayList<>();
                for (int leaf = 0; leaf < query.leaves().size(); leaf++) {
                    long bits = found.whole("failing_" + (leaf / ClauseQuery.BITS + 1));
                    if (((bits >> (leaf % ClauseQuery.BITS)) & 1) == 1) {
                        failing.add(query.leaves().get(leaf));
                    }
                }
                answers.put(
                        found.text("id"),
                        new Answer(
                                found.text("state"),
                                (int) found.whole("reasons"),
                                found.number("distance"),
                                found.number("fen"),
                                found.number("floor_fen"),
                                found.flag("bound"),
                                found.whole("tiers"),
                                failing));
            }
            return answers;
        });
    }

    /** Ids are unique here across all kinds of subjects. */
    private static Map<String, Integer> rows(Columns subjects) {
        Map<String, Integer> rows = new HashMap<>();
        for (Entity entity : Entity.values()) {
            for (int row = 0; row < subjects.size(entity); row++) {
                rows.put(subjects.id(entity, row), row);
            }
        }
        return rows;
    }

    private static Answer answer(Finding finding) {
        Award award = finding.award();
        return new Answer(
                finding.state().name(),
                mask(finding.explanation()),
                finding.distance(),
                award == null ? null : award.fen(),
                award == null ? null : award.floorFen(),
                award != null && award.bound(),
                award == null ? 0 : award.tiers(),
                finding.failing().stream().map(Explanation::id).toList());
    }

    private static Answer answer(ClauseColumn column, int row) {
        return new Answer(
                column.state(row).name(),
                column.reasons(row).stream().mapToInt(SqlDifferential::bit).sum(),
                orNull(column.distance(row), ClauseColumn.NO_DISTANCE),
                orNull(column.fen(row), ClauseColumn.NO_AMOUNT),
                orNull(column.floorFen(row), ClauseColumn.NO_AMOUNT),
                column.isBound(row),
                column.tiers(row),
                null);
    }

    private static @Nullable Long orNull(long value, long none) {
        return value == none ? null : Long.valueOf(value);
    }

    private static int mask(Explanation explanation) {
        return explanation.reasons().stream().mapToInt(SqlDifferential::bit).sum();
    }

    private static int bit(UnknownReason reason) {
        return switch (reason) {
            case MISSING -> Unknown.MISSING;
            case STALE -> Unknown.STALE;
            case CONFLICTING -> Unknown.CONFLICTING;
            case NEEDS_JUDGEMENT -> Unknown.NEEDS_JUDGEMENT;
        };
    }
}
