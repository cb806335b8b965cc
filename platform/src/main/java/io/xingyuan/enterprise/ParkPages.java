package io.xingyuan.enterprise;

import static io.xingyuan.kernel.Role.LEADER;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.kernel.Role.SERVICE_SPECIALIST;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Shell;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The parks with their published figures. */
@Controller
@AllowedTo({LEADER, POLICY_OFFICER, SERVICE_SPECIALIST})
class ParkPages {

    private final Directory directory;

    ParkPages(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/parks")
    String parks(Model model) {
        Optional<ParkId> chosen = Shell.chosenPark();
        model.addAttribute(
                "page",
                new ParkPage(directory.parks().stream()
                        .sorted(Comparator.comparing(
                                park -> !chosen.filter(park.id()::equals).isPresent()))
                        .map(this::entry)
                        .toList()));
        return "enterprise/parks";
    }

    private ParkPage.Entry entry(ParkSummary park) {
        int onBooks = directory.count(EnterpriseFilter.of("").orIn(park.id()));
        return new ParkPage.Entry(park, onBooks, directory.figures(park.id()));
    }
}
