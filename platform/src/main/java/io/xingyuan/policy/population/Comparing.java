package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 一次比较: two runs beside each other; what several clauses have in common is read once. */
final class Comparing {

    private final RunResults results;
    private final LibraryRun before;
    private final LibraryRun after;
    private final Map<ClauseId, RunColumn> then = new LinkedHashMap<>();
    private final Map<ClauseId, RunColumn> now = new LinkedHashMap<>();
    private final Map<String, PackedRoster> rosters = new HashMap<>();
    private final Map<List<String>, Alignment> alignments = new HashMap<>();

    Comparing(RunResults results, LibraryRun before, LibraryRun after) {
        this.results = results;
        this.before = before;
        this.after = after;
        results.columns(before.id()).forEach(column -> then.put(column.clause(), column));
        results.columns(after.id()).forEach(column -> now.put(column.clause(), column));
    }

    /** In the order of the later run, then those that only the earlier one knew. */
    List<ClauseId> clauses() {
        List<ClauseId> clauses = new ArrayList<>(now.keySet());
        then.keySet().stream().filter(clause -> !now.containsKey(clause)).forEach(clauses::add);
        return clauses;
    }

    /** Empty for a clause that neither of them knew. */
    Optional<Difference> of(ClauseId clause, boolean named) {
        RunColumn one = then.get(clause);
        RunColumn other = now.get(clause);
        return one == null && other == null
                ? Optional.empty()
                : Optional.of(Difference.of(
                        clause,
                        side(before, one),
                        side(after, other),
                        alignments.computeIfAbsent(
                                List.of(one == null ? "" : one.roster(), other == null ? "" : other.roster()),
                                pair -> Alignment.of(roster(pair.getFirst()), roster(pair.getLast()))),
                        named));
    }

    private Difference.Side side(LibraryRun run, @Nullable RunColumn column) {
        return column == null
                ? Difference.Side.NONE
                : new Difference.Side(column, results.content(run.id(), column.clause()), roster(column.roster()));
    }

    private PackedRoster roster(String fingerprint) {
        return fingerprint.isEmpty() ? PackedRoster.NONE : rosters.computeIfAbsent(fingerprint, results::roster);
    }
}
