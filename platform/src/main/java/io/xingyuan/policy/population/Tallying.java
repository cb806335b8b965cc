package io.xingyuan.policy.population;

import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Claims;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PoolBudgets;
import io.xingyuan.engine.Population;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.engine.State;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.PublishedLibrary;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 汇总: what a run finds, clause by clause, after stacking and with the awards already given. */
@Component
class Tallying {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    /** About as many rows as the engine takes at once. */
    private static final int BATCH = 1_000;

    private final Snapshots snapshots;
    private final PublishedLibrary published;
    private final NearThresholds thresholds;
    private final Enterprises enterprises;

    Tallying(Snapshots snapshots, PublishedLibrary published, NearThresholds thresholds, Enterprises enterprises) {
        this.snapshots = snapshots;
        this.published = published;
        this.thresholds = thresholds;
        this.enterprises = enterprises;
    }

    /** 一个条款的结果. */
    @SuppressWarnings("ArrayRecordComponent") // kept as it is, never compared
    record Tallied(
            Clause clause,
            String rule,
            Map<Outcome, Integer> counts,
            MoneyBands bands,
            @Nullable Long outsideFen,
            byte[] packed) {

        RunColumn column(int position, String roster) {
            return new RunColumn(clause.id(), position, rule, roster, counts, bands, outsideFen);
        }
    }

    /** 测算的结果. */
    record Found(
            Snapshot snapshot,
            String ruleHash,
            int enterprises,
            Map<Entity, PackedRoster> rosters,
            List<Tallied> columns) {

        LibraryRun ended(LibraryRun run, long millis) {
            int subjects =
                    rosters.values().stream().mapToInt(PackedRoster::size).sum();
            return new LibraryRun(
                    run.id(),
                    RunStatus.DONE,
                    run.legalDate(),
                    run.scope(),
                    snapshot.id(),
                    snapshot.takenAt(),
                    ruleHash,
                    enterprises,
                    subjects,
                    columns.size(),
                    millis,
                    "",
                    run.startedBy(),
                    run.startedAt());
        }
    }

    /** 应得与分得: what counts of each claim, and what of it the limits of the pools allow. */
    @SuppressWarnings("ArrayRecordComponent") // looked up by number, never compared
    private record Shared(Claims claims, long[] counted, PoolBudgets budgets, long[] given) {}

    /**
     * The same as long as a clause evaluates the same; a run remembers it to tell a change of the rule from one of
     * facts.
     */
    private static String rule(PolicyLibrary library, ClauseId clause) {
        return PackedRoster.fingerprint(library.rule(clause).getBytes(StandardCharsets.UTF_8));
    }

    Found of(LibraryRun run, RunProgress progress) {
        Snapshot snapshot =
                snapshots.current(progress.counting("读取事实", 5, 45, enterprises.volume(), SnapshotReader.PORTION));
        PolicyLibrary library = published.library();
        Population population = snapshot.population(
                library, run.legalDate(), progress.counting("体检", 45, 75, snapshot.subjects(), BATCH));
        progress.at("同组扣减", 75);
        BitSet wanted = new BitSet();
        for (int row = 0; row < snapshot.enterprises().size(); row++) {
            wanted.set(row, run.scope().covers(snapshot.enterprises().get(row).park()));
        }
        Claims claims = Claims.of(population, wanted);
        long[] counted = StackingPass.count(claims, progress::stopIfAsked);
        // A limit is shared by all parks: a part of it would say what the others ask for and were paid.
        PoolBudgets budgets = run.scope().everywhere() ? PoolBudgets.stated(population) : new PoolBudgets(Map.of());
        var shared = new Shared(claims, counted, budgets, budgets.share(claims, counted));
        Map<ClauseId, Integer> firsts = new HashMap<>();
        for (int claim = claims.size() - 1; claim >= 0; claim--) {
            firsts.put(claims.clause(claim).id(), claim);
        }
        Map<Entity, int[]> rows = new EnumMap<>(Entity.class);
        Map<Entity, PackedRoster> rosters = new EnumMap<>(Entity.class);
        for (Entity entity : Entity.values()) {
            int[] chosen = rows(snapshot, entity, wanted);
            rows.put(entity, chosen);
            rosters.put(entity, PackedRoster.of(snapshot, entity, chosen));
        }
        long threshold = thresholds.on(run.legalDate());
        List<ClauseColumn> columns = population.columns();
        AtomicInteger done = new AtomicInteger();
        List<Tallied> tallied = columns.parallelStream()
                .map(column -> {
                    progress.at("汇总", 78 + 12 * done.getAndIncrement() / columns.size());
                    int first = firsts.getOrDefault(column.clause().id(), claims.size());
                    int[] chosen =
                            Objects.requireNonNull(rows.get(column.clause().entity()));
                    String rule = rule(library, column.clause().id());
                    return tally(column, rule, chosen, shared, first, threshold);
                })
                .toList();
        return new Found(snapshot, population.libraryHash(), wanted.cardinality(), rosters, tallied);
    }

    private static int[] rows(Snapshot snapshot, Entity entity, BitSet wanted) {
        return IntStream.range(0, snapshot.columns().size(entity))
                .filter(row -> wanted.get(snapshot.columns().enterpriseRow(entity, row)))
                .toArray();
    }

    /** Claims of a clause stand in the order of its rows, from {@code first} on. */
    private static Tallied tally(
            ClauseColumn column, String rule, int[] rows, Shared shared, int first, long threshold) {
        Claims claims = shared.claims();
        byte[] outcomes = new byte[rows.length];
        long[] fen = new long[rows.length];
        long[] given = new long[rows.length];
        long outside = 0;
        int[] counts = new int[OUTCOMES.size()];
        MoneyBands bands = MoneyBands.NONE;
        int claim = first;
        for (int i = 0; i < outcomes.length; i++) {
            int row = rows[i];
            State state = column.state(row);
            Outcome outcome = Outcome.of(state, column.isNear(row) && column.distance(row) <= threshold);
            outcomes[i] = PackedColumn.mark(outcome);
            counts[outcomes[i]]++;
            boolean claimed = claim < claims.size() && claims.row(claim) == row && claims.column(claim) == column;
            if (claimed) {
                given[i] = shared.given()[claim];
                fen[i] = shared.counted()[claim++];
                outside += fen[i] - given[i];
                bands = bands.plus(band(column, row, state, fen[i]));
            } else if (state != State.INELIGIBLE && column.clause().amount() != null) {
                bands = bands.plus(new MoneyBands(0, 0, 0, 1));
            }
        }
        Map<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                byOutcome.put(OUTCOMES.get(i), counts[i]);
            }
        }
        boolean limited = shared.budgets().limits(column.clause());
        return new Tallied(
                column.clause(),
                rule,
                byOutcome,
                bands,
                limited ? Long.valueOf(outside) : null,
                new PackedColumn(outcomes, fen, given).packed());
    }

    private static MoneyBands band(ClauseColumn column, int row, State state, long fen) {
        var amount = column.clause().amount();
        if (state != State.ELIGIBLE) {
            return new MoneyBands(0, 0, fen, 0);
        }
        boolean exact = amount != null && amount.kind() == AmountKind.EXACT && !column.isBound(row);
        return exact ? new MoneyBands(fen, 0, 0, 0) : new MoneyBands(0, fen, 0, 0);
    }
}
