package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    private final CaseForms forms;
    private final Colleagues colleagues;

    TaskPages(Desk desk, Tasks tasks, CaseSight sight, CaseForms forms, Colleagues colleagues) {
        this.desk = desk;
        this.tasks = tasks;
        this.sight = sight;
        this.forms = forms;
        this.colleagues = colleagues;
    }

    /** A refusal shows the case as it is now, with what was typed: whoever came too late reads who was first. */
    @PostMapping("/tasks/{id}/decide")
    Object decide(@PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        return forms.take(file, "", form, next, () -> {
            CaseState after = desk.decide(id, decision(form));
            return after.status().closed()
                    ? t("已办理，事项{0}。", t(after.status().label()))
                    : t("已办理，事项现在在“{0}”。", t(after.stageName()));
        });
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
    Object claim(@PathVariable UUID id, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        return forms.take(file, "claim", Map.of(), next, () -> {
            desk.claim(id);
            return t("已签收。");
        });
    }

    @PostMapping("/tasks/{id}/release")
    Object release(@PathVariable UUID id, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        return forms.take(file, "release", Map.of(), next, () -> {
            desk.release(id);
            return t("已退回待签收。");
        });
    }

    @PostMapping("/tasks/{id}/transfer")
    Object transfer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        return forms.take(file, "transfer", form, next, () -> {
            Colleague colleague = CasePages.colleague(colleagues, file, to);
            desk.transfer(id, colleague, reason.strip());
            return t("已转办给{0}。", colleague.name());
        });
    }

    /** @param id of the co-signature */
    @PostMapping("/tasks/{id}/recall")
    Object recall(@PathVariable UUID id, RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        return forms.take(file, "recall", Map.of(), next, () -> {
            desk.recall(id);
            return t("加签已收回。");
        });
    }

    @PostMapping("/tasks/{id}/cosign")
    Object cosign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(tasks.get(id).caseId());
        return forms.take(file, "cosign", form, next, () -> {
            Colleague colleague = CasePages.colleague(colleagues, file, to);
            desk.cosign(id, colleague, reason.strip());
            return t("已请{0}加签。", colleague.name());
        });
    }
}
