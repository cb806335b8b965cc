package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Runs of the whole library: begins them, shows how they go and what they found. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class RunPages {

    static final String PATH = "/population";

    private static final Set<Role> RUN = Set.of(Role.POLICY_OFFICER, Role.POLICY_APPROVER);
    private static final int FIRST_YEAR = 2000;
    private static final int YEARS_AHEAD = 10;

    private final LibraryRuns runs;
    private final RunResults results;
    private final Running running;
    private final RunComparison comparison;
    private final Clock clock;

    RunPages(LibraryRuns runs, RunResults results, Running running, RunComparison comparison, Clock clock) {
        this.runs = runs;
        this.results = results;
        this.running = running;
        this.comparison = comparison;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(Paging paging) {
        return new ModelAndView("policy/population/runs", "page", runsPage(paging, today().toString()));
    }

    @Costly
    @PostMapping(PATH)
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER})
    Object start(@RequestParam(defaultValue = "") String day, Paging paging) {
        LocalDate legalDate = day(day, today()).orElse(null);
        if (legalDate == null) {
            return new ModelAndView("policy/population/runs", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("page", runsPage(paging, day))
                    .addObject(
                            "errors",
                            FormErrors.at(
                                    "day",
                                    t(
                                            "基准日应是 {0} 年至 {1} 年之间的日期，如 {2}",
                                            FIRST_YEAR, today().getYear() + YEARS_AHEAD, today())));
        }
        return "redirect:" + PATH + "/" + running.start(legalDate, Visitor.now());
    }

    @Costly
    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable String id, @RequestParam(defaultValue = "") String against) {
        return new ModelAndView("policy/population/run", "page", page(visible(id), against));
    }

    /** The part of the page that changes, asked for every second while the run goes on. */
    @GetMapping(PATH + "/{id}/progress")
    ModelAndView progress(@PathVariable String id) {
        return new ModelAndView("policy/population/progress", "page", page(visible(id), ""));
    }

    @PostMapping(PATH + "/{id}/cancel")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER})
    String cancel(@PathVariable String id) {
        LibraryRun run = visible(id);
        running.cancel(run.id());
        return "redirect:" + run.path();
    }

    @Costly
    @PostMapping(PATH + "/{id}/retry")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER})
    String retry(@PathVariable String id) {
        LibraryRun run = visible(id);
        running.retry(run.id());
        return "redirect:" + run.path();
    }

    /** The figures of a run, clause by clause. */
    @Costly
    @AuditedRead(value = "导出全库测算", kind = "全库测算")
    @GetMapping(PATH + "/{id}/export.xlsx")
    void export(@PathVariable String id, HttpServletResponse response) throws IOException {
        LibraryRun run = visible(id);
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
        }
    }

    private static @Nullable BigDecimal yuan(@Nullable Long fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2);
    }

    private RunsPage runsPage(Paging paging, String day) {
        Visitor visitor = Visitor.now();
        var listing = new Listing<>(runs.page(visitor.scope(), paging), runs.count(visitor.scope()), paging);
        return new RunsPage(listing, day, today(), RUN.contains(visitor.role()));
    }

    private RunPage page(LibraryRun run, String against) {
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
                running.progress(run.id()),
                lines(run),
                before == null ? List.of() : removed(before, differences),
                others,
                before,
                differences,
                RUN.contains(Visitor.now().role()));
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

    private LibraryRun visible(String id) {
        return runs.visible(id, Visitor.now().scope());
    }

    static UUID uuid(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound(what);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** A day that rules can be asked about; empty for nonsense. */
    static Optional<LocalDate> day(String typed, LocalDate today) {
        try {
            return Optional.of(LocalDate.parse(typed))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= today.getYear() + YEARS_AHEAD);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
