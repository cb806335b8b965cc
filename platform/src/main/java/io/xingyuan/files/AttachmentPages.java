package io.xingyuan.files;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Uploads, reads and takes away attachments, for whoever the owner of the attachment lets. */
@Controller
@Open
class AttachmentPages {

    private static final String VIEW = "files/slot";

    /** A picture brings nothing to run; a document's viewer is the browser's own and needs its own style (ADR 0341). */
    private static final String PICTURE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String DOCUMENT = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String CLOSED = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Attachments attachments;
    private final AttachmentSlots slots;
    private final Audit audit;

    AttachmentPages(Attachments attachments, AttachmentSlots slots, Audit audit) {
        this.attachments = attachments;
        this.slots = slots;
        this.audit = audit;
    }

    /** @param show whether the browser shall show it, where that is safe, rather than store it */
    @GetMapping("/attachments/{id}")
    void read(
            @PathVariable("id") UUID id,
            @RequestParam(name = "show", defaultValue = "false") boolean show,
            HttpServletResponse response)
            throws IOException {
        Attachment attachment = attachments.find(new AttachmentId(id)).orElseThrow(() -> new NotFound("附件"));
        AttachedTo owner = attachment.owner();
        if (!slots.owner(owner.kind()).maySee(owner.id(), attachment.slot())) {
            throw new NotFound("附件");
        }
        boolean shown = show && attachment.kind().shown();
        audit.read(shown ? "查看附件" : "下载附件", "附件", id, attachment.name());
        head(attachment, shown, response);
        attachments.copy(attachment, response.getOutputStream());
    }

    private static void head(Attachment attachment, boolean shown, HttpServletResponse response) {
        ContentDisposition disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(attachment.name(), StandardCharsets.UTF_8)
                .build();
        response.setContentType(attachment.kind().mediaType());
        response.setContentLengthLong(attachment.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", policy(attachment.kind(), shown));
    }

    private static String policy(FileKind kind, boolean shown) {
        if (!shown) {
            return CLOSED;
        }
        return kind == FileKind.PDF ? DOCUMENT : PICTURE;
    }

    @PostMapping("/attachments")
    Object upload(
            UploadForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            RedirectAttributes next) {
        AttachmentOwner owner = changeable(form.owner(), form.place());
        MultipartFile file = form.file();
        String problem = file == null || form.fileName().isEmpty() ? t("请选择要上传的文件。") : keep(form, file, owner);
        if (fragment != null) {
            return slot(form.owner(), form.place(), problem);
        }
        if (problem.isEmpty()) {
            Flash.done(next, t("附件已上传。"));
        } else {
            Flash.warn(next, problem);
        }
        return "redirect:" + owner.address(form.owner().id());
    }

    /** What is wrong with the file, empty when it is kept. */
    private String keep(UploadForm form, MultipartFile file, AttachmentOwner owner) {
        try {
            attachments.keep(new NewAttachment(
                    form.owner(),
                    form.place(),
                    owner.enterprise(form.owner().id()).orElse(null),
                    form.fileName(),
                    file,
                    true,
                    form.replaced()));
            return "";
        } catch (Refusal refusal) {
            return t(String.valueOf(refusal.getMessage()));
        }
    }

    @PostMapping("/attachments/{id}/remove")
    Object remove(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            RedirectAttributes next) {
        Attachment attachment = attachments.find(new AttachmentId(id)).orElseThrow(() -> new NotFound("附件"));
        AttachmentOwner owner = changeable(attachment.owner(), attachment.slot());
        attachments.remove(attachment.id());
        if (fragment != null) {
            return slot(attachment.owner(), attachment.slot(), "");
        }
        Flash.done(next, t("附件已删除。"));
        return "redirect:" + owner.address(attachment.owner().id());
    }

    private AttachmentOwner changeable(AttachedTo to, String slot) {
        AttachmentOwner owner = slots.owner(to.kind());
        if (!owner.maySee(to.id(), slot)) {
            throw new NotFound("附件");
        }
        if (!owner.mayChange(to.id(), slot)) {
            throw new Refusal("现在不能改动这里的附件。");
        }
        return owner;
    }

    private ModelAndView slot(AttachedTo owner, String slot, String problem) {
        HttpStatus status = problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView(VIEW, status)
                .addObject("slot", slots.of(owner, slot))
                .addObject("errors", problem.isEmpty() ? FormErrors.NONE : FormErrors.at("file", problem));
    }
}
