package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.policy.Outcome;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 测算的读法: what a run found, clause by clause, beside an earlier one, and as a workbook. */
@Component
class RunReading {

    private final LibraryRuns runs;
    private final RunResults results;
    private final RunComparison comparison;

    RunReading(LibraryRuns runs, RunResults results, RunComparison comparison) {
        this.runs = runs;
        this.results = results;
        this.comparison = comparison;
    }

    /** @param against the run to compare with; empty for the one before */
    RunPage page(LibraryRun run, RunProgress progress, String against, boolean mayRun) {
        boolean done = run.status() == RunStatus.DONE;
        List<LibraryRun> others = done ? runs.comparable(run) : List.of();
        @Nullable
        LibraryRun before = others.stream()
                .filter(other -> against.isEmpty()
                        ? other.startedAt().isBefore(run.startedAt())
                        : other.id().toString().equals(against))
                .findFirst()
                .orElse(null);
        Map<ClauseId, Difference> differences = before == null ? Map.of() : comparison.of(before, run);
        return new RunPage(
                run,
                progress,
                lines(run),
                before == null ? List.of() : removed(before, differences),
                others,
                before,
                differences,
                mayRun);
    }

    /** The figures, clause by clause. */
    void download(LibraryRun run, HttpServletResponse response) throws IOException {
        List<String> head = List.of(
                t("条款"),
                t("名称"),
                t("符合"),
                t("差一点"),
                t("待补数据"),
                t("需认定"),
                t("不符合"),
                t("确定（元）"),
                t("上限（元）"),
                t("未知（元）"),
                t("说不出金额"),
                t("预算内（元）"),
                t("预算外（元）"));
        try (Export export = Export.download(response, t("全库测算"), head)) {
            for (RunPage.Line line : lines(run)) {
                RunColumn column = line.column();
                export.row(Arrays.asList(
                        column.clause().toString(),
                        line.title(),
                        column.count(Outcome.ELIGIBLE),
                        column.count(Outcome.NEAR),
                        column.count(Outcome.INCOMPLETE),
                        column.count(Outcome.NEEDS_REVIEW),
                        column.count(Outcome.INELIGIBLE),
                        yuan(column.bands().certainFen()),
                        yuan(column.bands().ceilingFen()),
                        yuan(column.bands().pendingFen()),
                        column.bands().unstated(),
                        yuan(column.insideFen()),
                        yuan(column.outsideFen())));
            }
            export.sheet(t("说明"), List.of(t("名目"), t("内容")));
            what(run).forEach(export::row);
        }
    }

    /** What a file that outlives the run must say of it. */
    private static List<List<String>> what(LibraryRun run) {
        return List.of(
                List.of(t("基准日"), run.legalDate().toString()),
                List.of(t("测算人"), run.startedBy() + " · " + run.started()),
                List.of(t("快照"), run.known() + " · " + run.snapshot()),
                List.of(t("规则库指纹"), run.ruleHash()),
                List.of(
                        t("范围"),
                        t(
                                "{0} 家企业，{1} 个对象，{2} 条有效条款",
                                RunPage.count(run.enterprises()), RunPage.count(run.subjects()), run.clauses())),
                List.of(
                        t("园区"),
                        run.scope().everywhere()
                                ? t("全部园区")
                                : String.join("、", run.scope().codes())));
    }

    private static @Nullable BigDecimal yuan(@Nullable Long fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2);
    }

    private List<RunPage.Line> lines(LibraryRun run) {
        return results.columns(run.id()).stream().map(this::line).toList();
    }

    private List<RunPage.Line> removed(LibraryRun before, Map<ClauseId, Difference> differences) {
        return lines(before).stream()
                .filter(line -> {
                    Difference difference = differences.get(line.column().clause());
                    return difference != null && difference.rule() == RuleChange.REMOVED;
                })
                .toList();
    }

    private RunPage.Line line(RunColumn column) {
        Clause clause = comparison.clause(column.clause());
        return clause == null
                ? new RunPage.Line(column, column.clause().toString(), "", true)
                : new RunPage.Line(column, clause.title(), clause.cite(), clause.amount() != null);
    }
}
