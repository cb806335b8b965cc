package io.xingyuan.policy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.views.SavedViews;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Open;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the library; they are open to everybody. */
@Controller
@Open
class LibraryPages {

    private final PublishedLibrary published;
    private final Trials trials;
    private final SavedViews views;
    private final Clock clock;

    LibraryPages(PublishedLibrary published, Trials trials, SavedViews views, Clock clock) {
        this.published = published;
        this.trials = trials;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/policies")
    ModelAndView search(LibraryQuery query) {
        LocalDate today = LocalDate.now(clock);
        return new ModelAndView(
                "policy/library",
                "page",
                LibraryPage.of(published.library(), trials, query, rows(query, today), today, views()));
    }

    private Optional<LibraryPage.Views> views() {
        Visitor visitor = Visitor.now();
        return SavedViews.maySee(visitor)
                ? Optional.of(new LibraryPage.Views(views.of(visitor, LibraryPage.PATH), SavedViews.mayKeep(visitor)))
                : Optional.empty();
    }

    /** The clauses that the search shows, in its order, as a workbook. */
    @Costly
    @GetMapping("/policies/export.xlsx")
    void export(LibraryQuery query, HttpServletResponse response) throws IOException {
        try (Export export = Export.download(response, t("政策库"), ClauseRow.head())) {
            rows(query, LocalDate.now(clock)).forEach(row -> export.row(row.cells()));
        }
    }

    private List<ClauseRow> rows(LibraryQuery query, LocalDate today) {
        return published.library().policies().stream()
                .flatMap(policy -> policy.clauses().stream().map(clause -> query.match(policy, clause, today)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(ClauseRow::weight).reversed())
                .toList();
    }

    @GetMapping("/policies/{policy}")
    ModelAndView document(@PathVariable("policy") String id) {
        Policy policy = policy(id);
        List<ClausePage> clauses =
                policy.clauses().stream().map(clause -> page(policy, clause)).toList();
        return new ModelAndView("policy/document")
                .addObject("policy", policy)
                .addObject("clauses", clauses)
                .addObject("version", published.edition().says(id));
    }

    @GetMapping("/policies/{policy}/{clause}")
    ModelAndView clause(@PathVariable("policy") String id, @PathVariable("clause") String local) {
        Clause clause = published.library().clause(new ClauseId(id, local)).orElseThrow(() -> new NotFound("条款"));
        return new ModelAndView("policy/clause", "page", page(policy(id), clause));
    }

    private Policy policy(String id) {
        return published.library().policies().stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("政策文件"));
    }

    private ClausePage page(Policy policy, Clause clause) {
        LocalDate today = LocalDate.now(clock);
        return new ClausePage(
                policy,
                clause,
                LibraryQuery.shown(clause, today),
                clause.validity().includes(today),
                trials.of(clause.id()),
                published.edition().says(policy.id()));
    }
}
