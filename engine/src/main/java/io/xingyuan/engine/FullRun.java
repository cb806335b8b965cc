package io.xingyuan.engine;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** 全库体检: all clauses in force over all subjects, stretch by stretch, so that the answers never stand in memory at once. */
final class FullRun {

    /** Rows of a stretch. */
    private static final int STRETCH = 16 * Batch.ROWS;
    /** Rows whose lines one thread writes. */
    private static final int PART = Batch.ROWS;

    private final PolicyLibrary library;
    private final Columns subjects;
    private final Ledger awards;
    private final LocalDate asOf;
    private final List<Clause> inForce;
    private final PopulationRun run;
    private final Settlement settlement;
    private final ProgressLine progress;
    private final RunTotals totals = new RunTotals();
    private final int threads = Runtime.getRuntime().availableProcessors();
    private long nanos;
    private long lines;
    private long done;
    private long evaluations;

    FullRun(PolicyLibrary library, Columns subjects, Ledger awards, RunOptions options, ProgressLine progress) {
        this.library = library;
        this.subjects = subjects;
        this.awards = awards;
        this.progress = progress;
        asOf = options.asOf();
        inForce = library.inForce(asOf);
        settlement = new Settlement(subjects, inForce, options.budget());
        run = runOf(inForce);
    }

    private PopulationRun runOf(List<Clause> clauses) {
        return new PopulationRun(library.loader().codes(), subjects, awards, asOf, library.plans(clauses, asOf));
    }

    void write(Path file, Set<State> wanted) throws IOException {
        if (settlement.needed()) {
            settle();
        }
        var table = new FindingTable(subjects, wanted, settlement);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(FindingTable.HEADER);
            for (Entity entity : Entity.values()) {
                for (int from = 0; from < subjects.size(entity); from += STRETCH) {
                    stretch(entity, from, Math.min(STRETCH, subjects.size(entity) - from), table, out);
                }
            }
        }
    }

    /**
     * A first look at what stands against others, and at nothing else; the answers come out of the second look, as the
     * columns of all would take more memory than the facts.
     */
    private void settle() {
        PopulationRun contending = runOf(settlement.clauses());
        for (Entity entity : Entity.values()) {
            int size = contending.asks(entity) ? subjects.size(entity) : 0;
            for (int from = 0; from < size; from += STRETCH) {
                settlement.add(evaluated(contending, entity, from, Math.min(STRETCH, size - from)), from);
                progress.show("同组与预算 %s第 %,d 个".formatted(entity.label(), from));
            }
        }
        settlement.settle(library, subjects, awards, asOf);
    }

    private void stretch(Entity entity, int from, int count, FindingTable table, Writer out) throws IOException {
        List<ClauseColumn> columns = evaluated(run, entity, from, count);
        totals.add(columns);
        done += count;
        List<MissingWords> words = run.missingWords(entity);
        List<StringBuilder> parts = IntStream.range(0, (count + PART - 1) / PART)
                .parallel()
                .mapToObj(part ->
                        lines(entity, from, part * PART, Math.min(count, (part + 1) * PART), columns, words, table))
                .toList();
        for (StringBuilder part : parts) {
            out.append(part);
            lines += part.chars().filter(character -> character == '\n').count();
        }
        progress.show("体检 %,d 个对象，每秒 %,d 次".formatted(done, evaluations * 1_000_000_000L / Math.max(1, nanos)));
    }

    private List<ClauseColumn> evaluated(PopulationRun some, Entity entity, int from, int count) {
        long start = System.nanoTime();
        List<ClauseColumn> columns = some.run(entity, from, count, threads);
        nanos += System.nanoTime() - start;
        evaluations += (long) columns.size() * count;
        return columns;
    }

    private static StringBuilder lines(
            Entity entity,
            int from,
            int first,
            int last,
            List<ClauseColumn> columns,
            List<MissingWords> words,
            FindingTable table) {
        var lines = new StringBuilder(1 << 16);
        for (int at = first; at < last; at++) {
            table.append(lines, entity, columns, words, at, from + at);
        }
        return lines;
    }

    long answers() {
        return totals.answers();
    }

    /** How many answers were worked out; those that stand against others twice. */
    long evaluations() {
        return evaluations;
    }

    /** Time of the evaluation alone, without reading and writing. */
    long nanos() {
        return nanos;
    }

    /** Lines written, without the header. */
    long lines() {
        return lines;
    }

    String words() {
        return totals.words(
                subjects.size(Entity.ENTERPRISE),
                done,
                inForce.size(),
                library.clauses().size());
    }

    /** What became of the pools, in words. */
    void report(Consumer<String> to) {
        settlement.report(inForce, to);
    }
}
