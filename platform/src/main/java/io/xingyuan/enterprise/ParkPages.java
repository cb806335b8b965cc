package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The parks with their published figures. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class ParkPages {

    private final Directory directory;

    ParkPages(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/parks")
    String parks(Model model) {
        model.addAttribute("page", new ParkPage(entries()));
        return "enterprise/parks";
    }

    /** One row per figure, in the order of the page. */
    @Costly
    @GetMapping("/parks/export.xlsx")
    void export(HttpServletResponse response) throws IOException {
        List<String> head = List.of(t("园区"), t("指标"), t("数值"), t("期间"), t("性质"), t("出处"));
        try (Export export = Export.download(response, t("园区公开数据"), head)) {
            entries()
                    .forEach(entry -> entry.figures()
                            .forEach(figure -> export.row(List.of(
                                    entry.park().name(),
                                    figure.name(),
                                    figure.value(),
                                    figure.period(),
                                    t(figure.kind()),
                                    figure.source()))));
        }
    }

    private List<ParkPage.Entry> entries() {
        Optional<ParkId> chosen = Shell.chosenPark();
        Scope scope = Visitor.now().scope();
        return directory.parks().stream()
                .filter(park -> scope.covers(park.id()))
                .sorted(Comparator.comparing(
                        park -> !chosen.filter(park.id()::equals).isPresent()))
                .map(this::entry)
                .toList();
    }

    private ParkPage.Entry entry(ParkSummary park) {
        int onBooks = directory.count(EnterpriseFilter.of("").orIn(park.id()));
        return new ParkPage.Entry(park, onBooks, directory.figures(park.id()));
    }
}
