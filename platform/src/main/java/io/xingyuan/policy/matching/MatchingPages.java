package io.xingyuan.policy.matching;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.engine.Finding;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.Role;
import io.xingyuan.views.SavedViews;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** From clauses to the enterprises that meet them; for the park's staff only. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class MatchingPages {

    private final Matching matching;
    private final Enterprises enterprises;
    private final SavedViews views;
    private final Clock clock;

    MatchingPages(Matching matching, Enterprises enterprises, SavedViews views, Clock clock) {
        this.matching = matching;
        this.enterprises = enterprises;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/matching")
    ModelAndView show(ClauseChoice choice, RowFilter filter, Display display, Paging paging) {
        MatchingPage page = page(choice, filter, display, paging);
        return new ModelAndView("policy/matching/page").addObject("page", page).addObject("matching", matching);
    }

    @Costly
    @AuditedRead(value = "导出政策匹配", kind = "政策匹配")
    @GetMapping("/matching/export.xlsx")
    void export(ClauseChoice choice, RowFilter filter, Display display, Paging paging, HttpServletResponse response)
            throws IOException {
        Display ordered = new Display(MatchView.ROWS.path(), display.order(), display.asOf(), display.columns());
        MatchingPage page = page(choice, filter, ordered, paging);
        String file = page.title().replaceAll("[\\\\/:*?\"<>|：]", " ") + "-"
                + page.matches().asOf() + ".xlsx";
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        new MatchWorkbook(page, matching, clock.instant().atZone(clock.getZone())).write(response.getOutputStream());
    }

    private MatchingPage page(ClauseChoice choice, RowFilter asked, Display display, Paging paging) {
        LocalDate today = LocalDate.now(clock);
        RowFilter filter = asked.within(Shell.chosenPark());
        Matches found = matching.find(choice, filter, Visitor.now().scope(), display.day(today));
        MatchingPage.Question question = new MatchingPage.Question(choice, filter, display, paging, today);
        MatchView view = question.view();
        Matches matches = view == MatchView.ROWS ? found.in(display.matchOrder()) : found;
        return new MatchingPage(
                question,
                matches,
                options(matches),
                view == MatchView.ROWS ? rows(matches, paging) : new Listing<>(List.of(), 0, paging),
                view == MatchView.ENTERPRISES ? lines(matches, paging) : new Listing<>(List.of(), 0, paging));
    }

    private MatchingPage.Options options(Matches matches) {
        Visitor visitor = Visitor.now();
        List<Choice> parks = enterprises.parks().stream()
                .filter(park -> visitor.scope().covers(park.id()))
                .map(park -> new Choice(park.id().value(), park.shortName()))
                .toList();
        return new MatchingPage.Options(
                parks,
                matches.census().segments(visitor.scope()),
                matching.library().policies(),
                views.of(visitor, MatchingPage.PATH),
                SavedViews.mayKeep(visitor));
    }

    private Listing<MatchRow> rows(Matches matches, Paging paging) {
        List<Match> shown = shown(matches.rows(), paging);
        return new Listing<>(words(matches, shown), matches.rows().size(), paging);
    }

    private List<MatchRow> words(Matches matches, List<Match> shown) {
        List<Finding> findings = Matching.explain(matches, shown);
        List<MatchRow> rows = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Match match = shown.get(i);
            rows.add(new MatchRow(
                    match, matches.resident(match), matching.policy(match.clause()), findings.get(i), matches.asOf()));
        }
        return rows;
    }

    /** Those who may have most come first. */
    private static Listing<EnterpriseLine> lines(Matches matches, Paging paging) {
        Comparator<Map.Entry<Integer, List<Match>>> most =
                Comparator.comparingLong(entry -> -EnterpriseLine.now(EnterpriseLine.money(entry.getValue())));
        List<Map.Entry<Integer, List<Match>>> all = matches.byEnterprise().entrySet().stream()
                .sorted(most.thenComparingInt(entry ->
                        matches.census().residents().get(entry.getKey()).place()))
                .toList();
        return new Listing<>(
                shown(all, paging).stream()
                        .map(entry -> EnterpriseLine.of(
                                matches.census().residents().get(entry.getKey()), matches.clauses(), entry.getValue()))
                        .toList(),
                all.size(),
                paging);
    }

    private static <T> List<T> shown(List<T> all, Paging paging) {
        int from = (int) Math.min(paging.offset(), all.size());
        return all.subList(from, Math.min(all.size(), from + paging.limit()));
    }
}
