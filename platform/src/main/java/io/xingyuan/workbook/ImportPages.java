package io.xingyuan.workbook;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.views.SavedViews;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Uploads workbooks, shows how their imports go, gives back what was wrong, and takes imports back. */
@Controller
@AllowedTo(groups = Role.Group.KEEPERS)
class ImportPages {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Importing importing;
    private final ImportRuns runs;
    private final SavedViews views;
    private final Audit audit;

    ImportPages(Importing importing, ImportRuns runs, SavedViews views, Audit audit) {
        this.views = views;
        this.audit = audit;
        this.importing = importing;
        this.runs = runs;
    }

    @GetMapping("/imports")
    String list(ImportFilter filter, Paging paging, Model model) {
        model.addAttribute("page", page(filter, paging));
        return "workbook/list";
    }

    /** The same imports as the list, all pages. */
    @Costly
    @AuditedRead(value = "导出导入记录", kind = "导入")
    @GetMapping("/imports/export.xlsx")
    void export(ImportFilter filter, HttpServletResponse response) throws IOException {
        List<String> head =
                List.of(t("时间"), t("内容"), t("文件"), t("状态"), t("行数"), t("错误"), t("新建"), t("更新"), t("导入人"), t("说明"));
        try (Export export = Export.download(response, t("导入记录"), head)) {
            runs.each(
                    filter,
                    Visitor.now().scope(),
                    run -> export.row(List.of(
                            run.started(),
                            t(importing.kind(run.kind()).title()),
                            run.fileName(),
                            t(run.status().label()),
                            run.rows(),
                            run.bad(),
                            run.created(),
                            run.updated(),
                            run.startedBy(),
                            run.note())));
        }
    }

    @Costly
    @GetMapping("/imports/templates/{kind}.xlsx")
    ResponseEntity<byte[]> template(@PathVariable String kind) throws IOException {
        WorkbookImport chosen = importing.kind(kind);
        return workbook(Templates.template(chosen.title(), chosen.columns()), chosen.title() + "导入模板.xlsx");
    }

    @Costly
    @PostMapping("/imports")
    Object upload(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean allOrNone,
            Paging paging)
            throws IOException {
        if (importing.kinds().stream().noneMatch(known -> known.kind().equals(kind))) {
            return refused("kind", t("请选择导入什么"), paging);
        }
        if (file == null || file.isEmpty()) {
            return refused("file", t("请选择要导入的工作簿（.xlsx）"), paging);
        }
        String name = WorkbookFile.cleanName(file.getOriginalFilename());
        if (!name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            return refused("file", t("只能导入 .xlsx 工作簿；其他格式请先另存为 .xlsx"), paging);
        }
        if (file.getSize() > WorkbookFile.LARGEST) {
            return refused("file", t("文件超过 20 MB，请分成几个工作簿"), paging);
        }
        UUID id = importing.start(kind, name, file.getBytes(), allOrNone, Visitor.now());
        return "redirect:/imports/" + id;
    }

    @GetMapping("/imports/{id}")
    String run(@PathVariable String id, Model model) {
        model.addAttribute("page", state(run(id)));
        return "workbook/run";
    }

    /** The part of the page that changes, asked for every second while the import runs. */
    @GetMapping("/imports/{id}/progress")
    String progress(@PathVariable String id, Model model) {
        model.addAttribute("page", state(run(id)));
        return "workbook/progress";
    }

    @Costly
    @GetMapping("/imports/{id}/report.xlsx")
    ResponseEntity<byte[]> report(@PathVariable String id) {
        UUID run = visible(run(id));
        byte[] report = runs.report(run);
        audit.read("下载退回表", "导入", run, runs.get(run).fileName());
        return workbook(report, "退回表.xlsx");
    }

    @PostMapping("/imports/{id}/cancel")
    String cancel(@PathVariable String id) {
        importing.cancel(visible(run(id)));
        return "redirect:/imports/" + id;
    }

    @Costly
    @PostMapping("/imports/{id}/retry")
    String retry(@PathVariable String id) {
        importing.retry(visible(run(id)));
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/undo")
    String undo(@PathVariable String id, RedirectAttributes next) {
        importing.undo(visible(run(id)));
        Flash.done(next, t("已撤销这次导入。"));
        return "redirect:/imports/" + id;
    }

    private ImportPage state(UUID id) {
        ImportRun run = runs.get(visible(id));
        return new ImportPage(
                run, importing.kind(run.kind()).title(), importing.progress(id).orElseGet(Progress::new));
    }

    private ImportsPage page(ImportFilter filter, Paging paging) {
        Scope scope = Visitor.now().scope();
        return new ImportsPage(
                importing.kinds(),
                filter,
                new Listing<>(runs.page(filter, scope, paging), runs.count(filter, scope), paging),
                views.of(Visitor.now(), ImportsPage.PATH));
    }

    private ModelAndView refused(String field, String message, Paging paging) {
        return new ModelAndView("workbook/list", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page(ImportFilter.NONE, paging))
                .addObject("errors", FormErrors.at(field, message));
    }

    private static ResponseEntity<byte[]> workbook(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    /** An import of a wider scope is not there for who answers for less. */
    private UUID visible(UUID id) {
        if (!Visitor.now().scope().covers(runs.get(id).scope())) {
            throw new NotFound("导入");
        }
        return id;
    }

    private static UUID run(String id) {
        return Ids.of(id, "导入");
    }
}
