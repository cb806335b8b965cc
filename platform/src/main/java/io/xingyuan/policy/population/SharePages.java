package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who gets how much out of a limited pool, as a run found it. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class SharePages {

    private final LibraryRuns runs;
    private final RunResults results;
    private final RunComparison comparison;
    private final Enterprises enterprises;

    SharePages(LibraryRuns runs, RunResults results, RunComparison comparison, Enterprises enterprises) {
        this.runs = runs;
        this.results = results;
        this.comparison = comparison;
        this.enterprises = enterprises;
    }

    @Costly
    @GetMapping(RunPages.PATH + "/{id}/shares")
    ModelAndView shares(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String kind,
            Paging paging) {
        LibraryRun run = runs.visible(id, Visitor.now().scope());
        RunColumn column = results.columns(run.id()).stream()
                .filter(each -> each.clause().toString().equals(clause) && each.outsideFen() != null)
                .findFirst()
                .orElseThrow(() -> new NotFound("条款"));
        boolean outside = kind.equals("outside");
        PackedColumn content = results.content(run.id(), column.clause());
        int[] rows = IntStream.range(0, content.size())
                .filter(row -> content.outcome(row) == Outcome.ELIGIBLE && content.fen()[row] > 0)
                .filter(row -> !outside || content.given()[row] < content.fen()[row])
                .toArray();
        int from = (int) Math.min(paging.offset(), rows.length);
        int[] shown = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + paging.limit()));
        var page = new SharesPage(
                run,
                column,
                comparison.title(column.clause()),
                outside,
                new Listing<>(rows(shown, content, results.roster(column.roster())), rows.length, paging));
        return new ModelAndView("policy/population/shares", "page", page);
    }

    private List<SharesPage.Row> rows(int[] shown, PackedColumn content, PackedRoster roster) {
        Map<EnterpriseId, String> names = enterprises.names(Arrays.stream(shown)
                .mapToObj(row -> new EnterpriseId(roster.enterprises()[row]))
                .collect(Collectors.toSet()));
        Map<UUID, String> belongings = enterprises.belongingNames(
                Arrays.stream(shown).mapToObj(row -> roster.subjects()[row]).collect(Collectors.toSet()));
        return Arrays.stream(shown)
                .mapToObj(row -> new SharesPage.Row(
                        "/enterprises/" + roster.enterprises()[row],
                        names.getOrDefault(new EnterpriseId(roster.enterprises()[row]), t("已删除的企业")),
                        belongings.getOrDefault(roster.subjects()[row], ""),
                        content.fen()[row],
                        content.given()[row]))
                .toList();
    }
}
