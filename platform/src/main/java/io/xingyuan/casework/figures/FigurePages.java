package io.xingyuan.casework.figures;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Figures of closed cases, and the lists that they count. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class FigurePages {

    private final CaseFigures figures;
    private final Procedures procedures;

    FigurePages(CaseFigures figures, Procedures procedures) {
        this.figures = figures;
        this.procedures = procedures;
    }

    @GetMapping(FiguresPage.PATH)
    String figures(FigureFilter filter, Model model) {
        model.addAttribute("page", page(filter, figures.report(filter, scope())));
        return "casework/figures/page";
    }

    @GetMapping(FiguresPage.CASES)
    String cases(FigureFilter filter, Paging paging, Model model) {
        Sums sums = figures.sums(filter, scope());
        model.addAttribute(
                "list",
                new FiguresPage.Cases(
                        page(filter, null),
                        new Listing<>(figures.cases(filter, scope(), paging), sums.cases(), paging),
                        sums));
        return "casework/figures/cases";
    }

    @GetMapping(FiguresPage.STAGES)
    String stages(FigureFilter asked, Paging paging, Model model) {
        FigureFilter filter = CaseFigures.passed(asked);
        StageSums sums = figures.stageSums(filter, scope());
        model.addAttribute(
                "list",
                new FiguresPage.Stages(
                        page(filter, null),
                        new Listing<>(figures.stageTimes(filter, scope(), paging), sums.visits(), paging),
                        sums));
        return "casework/figures/stages";
    }

    /** The park of the top bar, or all that the role covers. */
    static Scope scope() {
        return Shell.chosenPark()
                .map(park -> Scope.of(Set.of(park)))
                .orElse(Visitor.now().scope());
    }

    private FiguresPage page(FigureFilter filter, CaseFigures.@Nullable Report report) {
        Map<String, String> titles = procedures.titles();
        List<Choice> years = new ArrayList<>();
        figures.years().forEach(year -> years.add(new Choice(String.valueOf(year), t("{0} 年", String.valueOf(year)))));
        years.add(new Choice(FigureFilter.ALL, t("全部年度")));
        FiguresPage.Choices choices = new FiguresPage.Choices(
                years,
                Shell.now().parks().stream()
                        .map(park -> new Choice(park.id().value(), park.name()))
                        .toList(),
                titles.entrySet().stream()
                        .map(each -> new Choice(each.getKey(), each.getValue()))
                        .toList(),
                titles,
                figures.topics().stream()
                        .map(each -> new Choice(each.getKey(), each.getValue()))
                        .toList());
        return new FiguresPage(filter, choices, figures.today(), report);
    }
}
