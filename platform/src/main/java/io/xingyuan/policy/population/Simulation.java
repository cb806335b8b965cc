package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.web.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 政策模拟: the rules in force and some variants of a clause, or of a policy, over one snapshot, side by side.
 *
 * @param clause what it is about; {@link #WHOLE} in place of its number for all clauses of a policy
 */
record Simulation(
        UUID id,
        String title,
        ClauseId clause,
        LocalDate legalDate,
        Scope scope,
        String snapshot,
        Instant knownAt,
        String ruleHash,
        int enterprises,
        int version,
        String startedBy,
        Instant startedAt,
        List<Result> results) {

    static final String WHOLE = "*";

    static ClauseId whole(String policy) {
        return new ClauseId(policy, WHOLE);
    }

    boolean whole() {
        return clause.local().equals(WHOLE);
    }

    /** The text that its variants begin from; empty for the one in force. */
    String text() {
        return results.stream()
                .map(result -> result.draft().text())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** 方案的结果; the first one is the rules in force. */
    record Result(int position, String name, Draft draft, Tally tally, long millis) {}

    Simulation without(int position) {
        return with(
                results.stream().filter(result -> result.position() != position).toList());
    }

    Simulation with(List<Result> found) {
        return new Simulation(
                id,
                title,
                clause,
                legalDate,
                scope,
                snapshot,
                knownAt,
                ruleHash,
                enterprises,
                version,
                startedBy,
                startedAt,
                found);
    }

    /** The same question of a newer state of knowledge. */
    Simulation over(Snapshot newer, String hash, int known) {
        return new Simulation(
                id,
                title,
                clause,
                legalDate,
                scope,
                newer.id(),
                newer.takenAt(),
                hash,
                known,
                version,
                startedBy,
                startedAt,
                results);
    }

    String path() {
        return SimulationPages.PATH + "/" + id;
    }

    String started() {
        return LibraryRun.minute(startedAt);
    }

    String known() {
        return LibraryRun.minute(knownAt);
    }

    String snapshotShort() {
        return LibraryRun.shortened(snapshot);
    }

    String ruleShort() {
        return LibraryRun.shortened(ruleHash);
    }

    Result baseline() {
        return results.getFirst();
    }

    List<Result> variants() {
        return results.subList(1, results.size());
    }
}
