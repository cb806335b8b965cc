package io.xingyuan.casework.procedure;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Procedures: written by officers, approvers and leaders, published by another one of them. */
@Controller
@AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.LEADER})
class EditorPages {

    private static final String EDITOR = "casework/procedure/editor";

    private final Procedures procedures;
    private final ProcedureKeeping keeping;

    EditorPages(Procedures procedures, ProcedureKeeping keeping) {
        this.procedures = procedures;
        this.keeping = keeping;
    }

    @PostMapping("/procedures")
    Object begin(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String title) {
        try {
            Procedure next = keeping.begin(key.strip(), title.strip());
            return "redirect:/procedures/" + next.key() + "/" + next.version() + "/edit";
        } catch (Refusal no) {
            return Again.show(
                    no,
                    new ModelAndView("casework/procedure/list")
                            .addObject("drafts", procedures.all())
                            .addObject("keeper", true));
        }
    }

    @GetMapping("/procedures/{key}/{version}/edit")
    ModelAndView edit(@PathVariable String key, @PathVariable int version) {
        Draft draft = procedures.get(key, version);
        if (draft.status() == Draft.Status.PUBLISHED) {
            throw new Refusal("已发布的版本不能修改，请编写新版。");
        }
        return editor(draft, EditorForm.of(draft), List.of(), HttpStatus.OK);
    }

    /** Adding, moving and removing stages show the form again; the other buttons save. */
    @PostMapping("/procedures/{key}/{version}")
    Object save(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "save") String act,
            @ModelAttribute EditorForm form,
            RedirectAttributes next) {
        Draft draft = procedures.get(key, version);
        int index = act.matches("[a-z]+\\d{1,3}") ? Integer.parseInt(act.replaceAll("\\D", "")) : -1;
        if (act.equals("add")) {
            return editor(draft, form.adding(), List.of(), HttpStatus.OK);
        }
        if (act.startsWith("up")) {
            return editor(draft, form.raising(index), List.of(), HttpStatus.OK);
        }
        if (act.startsWith("remove")) {
            return editor(draft, form.without(index), List.of(), HttpStatus.OK);
        }
        boolean propose = act.equals("propose");
        try {
            Procedure typed = form.procedure(key, version);
            List<Refusal> faults = propose ? keeping.faults(typed) : List.of();
            if (!faults.isEmpty()) {
                return editor(draft, form, faults, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            keeping.save(typed, form.saving(), propose);
        } catch (Refusal no) {
            return editor(draft, form, List.of(no), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Stale late) {
            Draft now = procedures.get(key, version);
            return editor(now, form.over(now), List.of(overtaken(now)), HttpStatus.CONFLICT);
        }
        Flash.done(next, propose ? t("已提请发布，等待另一人发布。") : t("草稿已保存。"));
        return pageOf(key, version);
    }

    private static Refusal overtaken(Draft now) {
        return now.status() == Draft.Status.PUBLISHED
                ? new Refusal("这个版本已经发布，不能再改；您写的还在下面，请编写新版。")
                : new Refusal("{0}在您打开之后保存过这个版本。您写的都在下面；再保存就以您的为准。", now.authorName());
    }

    private static ModelAndView editor(Draft draft, EditorForm form, List<Refusal> faults, HttpStatus status) {
        return new ModelAndView(EDITOR, status)
                .addObject("draft", draft)
                .addObject("form", form)
                .addObject("faults", faults);
    }

    @PostMapping("/procedures/{key}/{version}/publish")
    String publish(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "-1") int edit,
            RedirectAttributes next) {
        keeping.publish(key, version, edit);
        Flash.done(next, t("流程已发布，新的事项按这一版办理。"));
        return pageOf(key, version);
    }

    @PostMapping("/procedures/{key}/{version}/back")
    String back(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "-1") int edit,
            RedirectAttributes next) {
        keeping.sendBack(key, version, edit);
        Flash.done(next, t("草稿已退回编写人。"));
        return pageOf(key, version);
    }

    @PostMapping("/procedures/{key}/{version}/drop")
    String drop(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "-1") int edit,
            RedirectAttributes next) {
        keeping.drop(key, version, edit);
        Flash.done(next, t("草稿已放弃。"));
        return "redirect:/procedures";
    }

    private static String pageOf(String key, int version) {
        return "redirect:/procedures/" + key + "/" + version;
    }

    /** For the form: what may be written as a seat. */
    static List<String> roles() {
        return Role.Group.STAFF.roles().stream().map(Role::label).sorted().toList();
    }
}
