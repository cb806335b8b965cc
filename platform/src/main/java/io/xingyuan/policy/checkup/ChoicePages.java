package io.xingyuan.policy.checkup;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Listing;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way into a check-up: an enterprise goes to its own, the park's staff choose one. */
@Controller
@AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
class ChoicePages {

    private static final Set<Role> ROLES = Stream.of(Role.Group.STAFF, Role.Group.ENTERPRISE)
            .flatMap(group -> group.roles().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final CheckUps checkUps;
    private final Enterprises enterprises;
    private final Clock clock;

    ChoicePages(CheckUps checkUps, Enterprises enterprises, Clock clock) {
        this.checkUps = checkUps;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @Bean
    static MenuItem checkUpItem() {
        return new MenuItem("政策体检", "stethoscope", "/checkup", 20, ROLES);
    }

    @GetMapping("/checkup")
    Object choose(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "clause", defaultValue = "") String clause,
            Paging paging,
            RedirectAttributes next) {
        EnterpriseId own = Visitor.now().enterprise();
        if (own != null) {
            if (!clause.isBlank()) {
                next.addAttribute("clause", clause);
            }
            return "redirect:/checkup/" + own;
        }
        Listing<EnterpriseSummary> found = enterprises.page(q, Visitor.now(), Shell.chosenPark(), paging);
        List<Examination> rows = checkUps.examine(found.rows(), LocalDate.now(clock));
        return new ModelAndView("policy/checkup/choose")
                .addAllObjects(Map.of("q", q, "clause", clause, "listing", new Listing<>(rows, found.total(), paging)));
    }
}
