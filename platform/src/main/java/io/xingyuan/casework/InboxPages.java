package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.views.SavedViews;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class InboxPages {

    private static final String BATCH = "batch";
    private static final String TYPED = "typedBatch";

    private final Inbox inbox;
    private final Batch batch;
    private final Procedures procedures;
    private final SavedViews views;

    InboxPages(Inbox inbox, Batch batch, Procedures procedures, SavedViews views) {
        this.inbox = inbox;
        this.batch = batch;
        this.procedures = procedures;
        this.views = views;
    }

    @GetMapping("/inbox")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    String inbox(
            InboxQuery query,
            Paging paging,
            Model model,
            @ModelAttribute(BATCH) @Nullable Object last,
            @ModelAttribute(TYPED) @Nullable Object typed) {
        Visitor visitor = Visitor.now();
        model.addAttribute(
                "page",
                new InboxPage(
                        query,
                        inbox.list(query, visitor, paging),
                        procedures.titles(),
                        last instanceof BatchResult result ? result : null,
                        typed instanceof BatchForm form ? form : BatchForm.EMPTY,
                        Role.Group.STAFF.has(visitor.role()),
                        new CaseListPage.Kept(views.of(visitor, InboxPage.PATH), SavedViews.mayKeep(visitor))));
        return "casework/inbox";
    }

    /** The rows of the list, as far as it goes. */
    @Costly
    @AuditedRead(value = "导出事务箱", kind = "事项")
    @GetMapping("/inbox/export.xlsx")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    void export(InboxQuery query, HttpServletResponse response) throws IOException {
        List<String> head = List.of(
                t("编号"),
                t("事项"),
                t("申请人"),
                t("环节"),
                t("状态"),
                t("时限"),
                t("截止"),
                InboxPage.holderLabel(query),
                InboxPage.sinceLabel(query));
        List<InboxRow> rows = inbox.all(query, Visitor.now());
        try (Export export = Export.download(response, t(query.chosen().label()), head)) {
            for (InboxRow row : rows) {
                export.row(List.of(
                        row.number(),
                        row.title(),
                        row.applicant(),
                        t(row.stageName()),
                        t(row.state()),
                        row.light() == null ? "" : t(row.light().label()),
                        row.dueText(),
                        row.holder(),
                        row.since()));
            }
        }
    }

    /** Back to the list in the state in which it was, whose filter and page the address carries. */
    @PostMapping("/inbox/batch")
    @AllowedTo(groups = Role.Group.STAFF)
    String decide(
            Paging paging,
            @RequestParam(required = false) @Nullable List<UUID> task,
            @RequestParam(defaultValue = "PASS") Outcome outcome,
            @RequestParam(defaultValue = "") String comment,
            RedirectAttributes next) {
        String back = "redirect:" + CaseListPage.at(paging.address(), InboxPage.PATH);
        List<UUID> chosen = task == null ? List.of() : task;
        BatchResult result;
        try {
            result = batch.decide(chosen, outcome, comment.strip());
        } catch (Refusal no) {
            Flash.warn(next, t(no));
            next.addFlashAttribute(TYPED, new BatchForm(List.copyOf(chosen), outcome, comment));
            return back;
        }
        next.addFlashAttribute(BATCH, result);
        if (result.refused().isEmpty()) {
            Flash.done(next, t("已办理 {0} 项（{1}）。", result.done().size(), t(outcome.label())));
        } else {
            Flash.warn(
                    next,
                    t(
                            "已办理 {0} 项（{1}），未办理 {2} 项，原因见下。",
                            result.done().size(),
                            t(outcome.label()),
                            result.refused().size()));
        }
        return back;
    }
}
