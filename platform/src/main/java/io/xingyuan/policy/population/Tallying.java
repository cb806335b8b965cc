package io.xingyuan.policy.population;

import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Claims;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.engine.Population;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.engine.State;
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
import org.springframework.stereotype.Component;

/** 汇总: what a run finds, clause by clause, after stacking and with the awards already given. */
@Component
class Tallying {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final Snapshots snapshots;
    private final PublishedLibrary published;
    private final NearThresholds thresholds;

    Tallying(Snapshots snapshots, PublishedLibrary published, NearThresholds thresholds) {
        this.snapshots = snapshots;
        this.published = published;
        this.thresholds = thresholds;
    }

    /** 一个条款的结果. */
    @SuppressWarnings("ArrayRecordComponent") // kept as it is, never compared
    record Tallied(Clause clause, Map<Outcome, Integer> counts, MoneyBands bands, byte[] packed) {

        RunColumn column(int position, String roster) {
            return new RunColumn(clause.id(), position, rule(clause), roster, counts, bands);
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

    /** The same as long as a clause says the same; a run remembers it to tell a change of the rule from one of facts. */
    static String rule(Clause clause) {
        return PackedRoster.fingerprint(clause.toString().getBytes(StandardCharsets.UTF_8));
    }

    Found of(LibraryRun run, RunProgress progress) {
        progress.at("读取事实", 5);
        Snapshot snapshot = snapshots.current(progress::stopIfAsked);
        progress.at("体检", 50);
        Population population = snapshot.population(published.library(), run.legalDate(), progress::stopIfAsked);
        progress.at("同组扣减", 65);
        BitSet wanted = new BitSet();
        for (int row = 0; row < snapshot.enterprises().size(); row++) {
            wanted.set(row, run.scope().covers(snapshot.enterprises().get(row).park()));
        }
        Claims claims = Claims.of(population, wanted);
        long[] counted = StackingPass.count(claims);
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
                    progress.at("汇总", 65 + 25 * done.getAndIncrement() / columns.size());
                    int first = firsts.getOrDefault(column.clause().id(), claims.size());
                    int[] chosen =
                            Objects.requireNonNull(rows.get(column.clause().entity()));
                    return tally(column, chosen, claims, counted, first, threshold);
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
            ClauseColumn column, int[] rows, Claims claims, long[] counted, int first, long threshold) {
        byte[] outcomes = new byte[rows.length];
        long[] fen = new long[rows.length];
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
                fen[i] = counted[claim++];
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
        return new Tallied(column.clause(), byOutcome, bands, new PackedColumn(outcomes, fen).packed());
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
