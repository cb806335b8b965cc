package io.xingyuan.policy.population;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.NearThresholds;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 测算的比较: what changed from one run to another. */
@Component
class RunComparison {

    private static final int KEPT = 16;

    private final RunResults results;
    private final PolicyLibrary library;
    private final NearThresholds thresholds;
    /** Of finished runs, which stay as they are. */
    private final Map<List<UUID>, Map<ClauseId, Difference>> known =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 1, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<UUID>, Map<ClauseId, Difference>> eldest) {
                    return size() > KEPT;
                }
            });

    RunComparison(RunResults results, PolicyLibrary library, NearThresholds thresholds) {
        this.thresholds = thresholds;
        this.results = results;
        this.library = library;
    }

    /** How many changed, by clause, in the order of the later run, then of clauses that only the earlier one knew. */
    Map<ClauseId, Difference> of(LibraryRun before, LibraryRun after) {
        List<UUID> pair = List.of(before.id(), after.id());
        Map<ClauseId, Difference> already = known.get(pair);
        if (already != null) {
            return already;
        }
        var comparing = new Comparing(results, before, after);
        Map<ClauseId, Difference> differences = new LinkedHashMap<>();
        comparing
                .clauses()
                .forEach(clause ->
                        comparing.of(clause, false).ifPresent(difference -> differences.put(clause, difference)));
        known.put(pair, differences);
        return differences;
    }

    /** Who changed under one clause. */
    Difference of(LibraryRun before, LibraryRun after, String clause) {
        var comparing = new Comparing(results, before, after);
        return comparing.clauses().stream()
                .filter(each -> each.toString().equals(clause))
                .findFirst()
                .flatMap(each -> comparing.of(each, true))
                .orElseThrow(() -> new NotFound("条款"));
    }

    /** Several clauses of the same two runs, to be asked one after the other. */
    Comparing comparing(LibraryRun before, LibraryRun after) {
        return new Comparing(results, before, after);
    }

    /** Whether 差一点 was drawn elsewhere in the one than in the other. */
    boolean thresholdMoved(LibraryRun before, LibraryRun after) {
        return threshold(before) != threshold(after);
    }

    private long threshold(LibraryRun run) {
        Instant known = run.knownAt();
        boolean later = known != null && known.isAfter(run.startedAt());
        return thresholds.on(run.legalDate(), later && known != null ? known : run.startedAt());
    }

    @Nullable
    Clause clause(ClauseId clause) {
        return library.clause(clause).orElse(null);
    }

    String title(ClauseId clause) {
        return library.clause(clause).map(Clause::title).orElse(clause.toString());
    }
}
