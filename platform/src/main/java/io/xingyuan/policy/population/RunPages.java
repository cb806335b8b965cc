package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
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
    private final Running running;
    private final RunReading reading;
    private final Clock clock;

    RunPages(LibraryRuns runs, Running running, RunReading reading, Clock clock) {
        this.runs = runs;
        this.running = running;
        this.reading = reading;
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
        reading.download(visible(id), response);
    }

    private RunsPage runsPage(Paging paging, String day) {
        Visitor visitor = Visitor.now();
        var listing = new Listing<>(runs.page(visitor.scope(), paging), runs.count(visitor.scope()), paging);
        return new RunsPage(listing, day, today(), RUN.contains(visitor.role()));
    }

    private RunPage page(LibraryRun run, String against) {
        return reading.page(
                run,
                running.progress(run.id()),
                against,
                RUN.contains(Visitor.now().role()));
    }

    private LibraryRun visible(String id) {
        return runs.visible(id, Visitor.now().scope());
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
