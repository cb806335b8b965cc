package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Paper;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A case: its page, its printed record, and what is done to it as a whole. */
@Controller
class CasePages {

    private final CaseSight sight;
    private final CasePapers papers;
    private final CaseForms forms;
    private final Cases cases;
    private final Desk desk;
    private final Colleagues colleagues;
    private final Paper paper;

    CasePages(
            CaseSight sight,
            CasePapers papers,
            CaseForms forms,
            Cases cases,
            Desk desk,
            Colleagues colleagues,
            Paper paper) {
        this.sight = sight;
        this.papers = papers;
        this.forms = forms;
        this.cases = cases;
        this.desk = desk;
        this.colleagues = colleagues;
        this.paper = paper;
    }

    /** @param people whom somebody looks for, to hand it to */
    @GetMapping("/cases/{id}")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    String page(
            @PathVariable String id,
            @RequestParam(name = CasePage.PEOPLE, defaultValue = "") String people,
            Model model) {
        model.addAttribute(
                "page", papers.of(sight.see(CaseId.of(id)), Visitor.now(), "", Map.of(CasePage.PEOPLE, people)));
        return "casework/case";
    }

    /** 审批单. */
    @GetMapping("/cases/{id}/paper")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    @AuditedRead(value = "打印审批单", kind = "事项")
    @Costly
    ResponseEntity<byte[]> paper(@PathVariable String id) {
        CaseFile file = sight.see(CaseId.of(id));
        byte[] pdf = paper.print("casework/paper", Map.of("page", papers.of(file, Visitor.now(), "", Map.of())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(t("审批单") + file.number() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    @PostMapping("/cases/{id}/urge")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    Object urge(@PathVariable String id, RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "urge", Map.of(), next, () -> {
            desk.urge(file.id());
            return t("已催办。");
        });
    }

    @PostMapping("/cases/{id}/copy")
    @AllowedTo(groups = Role.Group.STAFF)
    Object copy(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "copy", form, next, () -> {
            Colleague colleague = colleague(colleagues, file, to);
            desk.copy(file.id(), colleague);
            return t("已抄送给{0}。", colleague.name());
        });
    }

    /** @param ground what has happened, by which paper */
    @PostMapping("/cases/{id}/pause")
    @AllowedTo(groups = Role.Group.STAFF)
    Object pause(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "pause", form, next, () -> {
            mustBeMine(file);
            cases.pause(file.id(), reason, ground.strip());
            return t("已暂停计时。");
        });
    }

    @PostMapping("/cases/{id}/resume")
    @AllowedTo(groups = Role.Group.STAFF)
    Object resume(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "resume", form, next, () -> {
            mustBeMine(file);
            cases.resume(file.id(), reason);
            return t("已恢复计时。");
        });
    }

    @PostMapping("/cases/{id}/extend")
    @AllowedTo(groups = Role.Group.STAFF)
    Object extend(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "extend", form, next, () -> {
            mustBeMine(file);
            if (!by.strip().matches("[1-9]\\d{0,3}")) {
                throw new Refusal("请填写延长多少，应是正整数。");
            }
            cases.extend(file.id(), Integer.parseInt(by.strip()), reason.strip());
            return t("已延长时限。");
        });
    }

    @PostMapping("/cases/{id}/correct")
    @AllowedTo(groups = Role.Group.ENTERPRISE)
    Object correct(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "", form, next, () -> {
            cases.correct(file.id(), new Correction(answer.strip(), List.of()));
            return t("补正已提交，等待审核。");
        });
    }

    /** What the stage asks for; by the applicant, or by whoever decides where there is none. */
    @PostMapping("/cases/{id}/materials")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    Object handIn(@PathVariable String id, RedirectAttributes next) {
        CaseFile file = file(id);
        return forms.take(file, "materials", Map.of(), next, () -> {
            cases.handIn(file.id());
            return t("材料已提交。");
        });
    }

    /** Materials are for the applicant to give. */
    private CaseFile file(String id) {
        CaseFile file = sight.see(CaseId.of(id));
        boolean gives = file.enterprise() == null
                ? !desk.mine(file, Visitor.now()).isEmpty()
                : Visitor.now().role().ofEnterprise();
        if (!gives) {
            throw new Refusal("材料由申请人提交。");
        }
        return file;
    }

    @PostMapping("/cases/{id}/withdraw")
    @AllowedTo(groups = Role.Group.ENTERPRISE)
    Object withdraw(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "withdraw", form, next, () -> {
            cases.withdraw(file.id(), reason.strip());
            return t("事项已撤回。");
        });
    }

    /** 逾期未补正. */
    @PostMapping("/cases/{id}/lapse")
    @AllowedTo(groups = Role.Group.STAFF)
    Object lapse(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        CaseFile file = sight.see(CaseId.of(id));
        return forms.take(file, "lapse", form, next, () -> {
            desk.lapse(file.id(), reason.strip());
            return t("已按撤回办结，提交的内容都还在。");
        });
    }

    /** Clocks are for those who decide the stage. */
    private void mustBeMine(CaseFile file) {
        if (desk.mine(file, Visitor.now()).isEmpty()) {
            throw new Refusal("只有本环节的办理人可以暂停、恢复或延长计时。");
        }
    }

    static Colleague colleague(Colleagues colleagues, CaseFile file, String chosen) {
        return colleagues
                .chosen(chosen, Role.Group.STAFF.roles(), file.park())
                .orElseThrow(() -> new Refusal("请选择一位同事。"));
    }
}
