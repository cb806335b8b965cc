package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Choice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 测算页: a run as it stands, and what is different from an earlier one.
 *
 * @param removed clauses that only the run to compare with knew
 * @param against the run to compare with; null when there is none
 * @param mayRun whether the visitor may begin and stop runs
 */
record RunPage(
        LibraryRun run,
        RunProgress progress,
        List<Line> lines,
        List<Line> removed,
        List<LibraryRun> others,
        @Nullable LibraryRun against,
        Map<ClauseId, Difference> differences,
        boolean mayRun) {

    /** 条款的一行. */
    record Line(RunColumn column, String title, String cite, boolean money) {}

    String path() {
        return run.path();
    }

    List<Choice> choices() {
        return others.stream()
                .map(other -> new Choice(other.id().toString(), other.started() + " · " + other.legalDate()))
                .toList();
    }

    long total(Outcome outcome) {
        return lines.stream().mapToLong(line -> line.column().count(outcome)).sum();
    }

    MoneyBands bands() {
        return lines.stream().map(line -> line.column().bands()).reduce(MoneyBands.NONE, MoneyBands::plus);
    }

    /** Whether a pool with a yearly limit pays any of the clauses. */
    boolean limited() {
        return lines.stream().anyMatch(line -> line.column().outsideFen() != null);
    }

    /** 预算外 in all, in 分. */
    long outside() {
        return lines.stream()
                .mapToLong(line ->
                        line.column().outsideFen() == null ? 0 : line.column().outsideFen())
                .sum();
    }

    String shares(Line line) {
        return path() + "/shares?clause=" + line.column().clause();
    }

    int total(Transition transition) {
        return differences.values().stream()
                .mapToInt(difference -> difference.count(transition))
                .sum();
    }

    @Nullable
    Difference difference(Line line) {
        return differences.get(line.column().clause());
    }

    String changes(Line line, Transition transition) {
        return against == null
                ? path()
                : path() + "/changes?against=" + against.id() + "&clause="
                        + line.column().clause() + "&kind=" + transition.path();
    }

    static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
