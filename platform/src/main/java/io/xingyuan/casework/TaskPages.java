package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with one task. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class TaskPages {

    private static final String FIELD = "field.";
    private static final String REFUSED = "refused.";
    private static final String WANTED = "wanted.";

    private final Desk desk;
    private final Tasks tasks;
    private final CaseSight sight;
    private final CasePapers papers;
    private final Colleagues colleagues;

    TaskPages(Desk desk, Tasks tasks, CaseSight sight, CasePapers papers, Colleagues colleagues) {
        this.desk = desk;
        this.tasks = tasks;
        this.sight = sight;
        this.papers = papers;
        this.colleagues = colleagues;
    }

    /** A refusal shows the case as it is now, with what was typed: whoever came too late reads who was first. */
    @PostMapping("/tasks/{id}/decide")
    Object decide(@PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        try {
            CaseState after = desk.decide(id, decision(form));
            Flash.done(
                    next,
                    after.status().closed()
                            ? t("已办理，事项{0}。", t(after.status().label()))
                            : t("已办理，事项现在在“{0}”。", after.stageName()));
            return "redirect:/cases/" + file.id();
        } catch (Refusal no) {
            return new ModelAndView("casework/case", HttpStatus.CONFLICT)
                    .addObject("page", papers.of(sight.see(file.id()), Visitor.now(), t(no), form));
        }
    }

    private static Decision decision(Map<String, String> form) {
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(each -> each.name().equals(form.get("outcome")))
                .findFirst()
                .orElseThrow(() -> new Refusal("请选择办理结果。"));
        String to = outcome == Outcome.RETURN
                ? form.getOrDefault("back", "")
                : outcome == Outcome.PASS ? form.getOrDefault("next", "") : "";
        Map<String, String> refused = new HashMap<>();
        List<Decision.Wanted> wanted = new ArrayList<>();
        if (outcome == Outcome.CORRECT) {
            wanted.addAll(wanted(form));
            picked(form, REFUSED).forEach((item, reason) -> {
                if (!reason.isBlank()) {
                    refused.put(item, reason);
                }
            });
        }
        return new Decision(
                outcome,
                to,
                form.getOrDefault("comment", "").strip(),
                form.getOrDefault("internal", "").strip(),
                picked(form, FIELD),
                refused,
                wanted);
    }

    /** Those of the checklist that have a reason, then those with a name of their own. */
    private static List<Decision.Wanted> wanted(Map<String, String> form) {
        List<Decision.Wanted> wanted = new ArrayList<>();
        picked(form, WANTED).forEach((item, reason) -> {
            if (!reason.isBlank()) {
                wanted.add(new Decision.Wanted(item, "", reason));
            }
        });
        for (int i = 0; i < CasePage.BESIDES; i++) {
            String name = form.getOrDefault("besides-name." + i, "").strip();
            String reason = form.getOrDefault("besides-reason." + i, "").strip();
            if (!name.isEmpty() || !reason.isEmpty()) {
                wanted.add(new Decision.Wanted("", name, reason));
            }
        }
        return wanted;
    }

    private static Map<String, String> picked(Map<String, String> form, String prefix) {
        Map<String, String> picked = new HashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                picked.put(name.substring(prefix.length()), value.strip());
            }
        });
        return picked;
    }

    @PostMapping("/tasks/{id}/claim")
    String claim(@PathVariable UUID id, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        desk.claim(id);
        Flash.done(next, t("已签收。"));
        return "redirect:/cases/" + file.id();
    }

    @PostMapping("/tasks/{id}/release")
    String release(@PathVariable UUID id, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        desk.release(id);
        Flash.done(next, t("已退回待签收。"));
        return "redirect:/cases/" + file.id();
    }

    @PostMapping("/tasks/{id}/transfer")
    String transfer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        Colleague colleague = CasePages.colleague(colleagues, file, to);
        desk.transfer(id, colleague, reason.strip());
        Flash.done(next, t("已转办给{0}。", colleague.name()));
        return "redirect:/cases/" + file.id();
    }

    /** @param id of the co-signature */
    @PostMapping("/tasks/{id}/recall")
    String recall(@PathVariable UUID id, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        desk.recall(id);
        Flash.done(next, t("加签已收回。"));
        return "redirect:/cases/" + file.id();
    }

    @PostMapping("/tasks/{id}/cosign")
    String cosign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        Colleague colleague = CasePages.colleague(colleagues, file, to);
        desk.cosign(id, colleague, reason.strip());
        Flash.done(next, t("已请{0}加签。", colleague.name()));
        return "redirect:/cases/" + file.id();
    }
}
