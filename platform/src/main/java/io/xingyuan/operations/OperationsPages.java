package io.xingyuan.operations;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 运行状况, for the system administrator: no business row is shown here. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class OperationsPages {

    private static final int SHOWN = 20;

    private final ScheduledBackups backups;
    private final BackingUp backingUp;
    private final Clock clock;
    private final int port;

    OperationsPages(ScheduledBackups backups, BackingUp backingUp, Clock clock, @Value("${server.port}") int port) {
        this.backups = backups;
        this.backingUp = backingUp;
        this.clock = clock;
        this.port = port;
    }

    @GetMapping("/operations")
    String show(Model model) {
        Map<String, String> environment = System.getenv();
        Surroundings place = new Surroundings(
                backups.data(), null, null, port, backups.databaseUrl(), environment, clock.instant(), false);
        model.addAttribute(
                "page",
                new OperationsPage(
                        Doctor.examine(place),
                        backups.runs().stream().limit(SHOWN).toList(),
                        backups.isRunning(),
                        !backups.databaseUrl().isEmpty()));
        return "operations/page";
    }

    /** Begins one now; the page shows how it ends. */
    @PostMapping("/operations/backup")
    String back(RedirectAttributes next) {
        backingUp.begin();
        Flash.done(next, t("备份已开始，完成后列在下面。"));
        return "redirect:/operations";
    }
}
