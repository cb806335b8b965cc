package io.xingyuan.files;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final String CLOSED = "现在不能改动这里的附件。";

    private final Attachments attachments;
    private final AttachmentSlots slots;
    private final AttachmentAnswer answer;

    AttachmentPages(Attachments attachments, AttachmentSlots slots, AttachmentAnswer answer) {
        this.attachments = attachments;
        this.slots = slots;
        this.answer = answer;
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
        answer.write(attachment, show, response);
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
            return t(refusal);
        }
    }

    @PostMapping("/attachments/{id}/remove")
    Object remove(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            RedirectAttributes next) {
        Attachment attachment = attachments.find(new AttachmentId(id)).orElseThrow(() -> new NotFound("附件"));
        AttachmentOwner owner = known(attachment.owner(), attachment.slot());
        if (!owner.mayTakeAway(attachment.owner().id(), attachment.slot())) {
            throw new Refusal(CLOSED);
        }
        if (!slots.mayRemove(attachment)) {
            throw new Refusal("附件由上传的人删除；需要更正的，请上传新的一版。");
        }
        attachments.remove(attachment.id());
        if (fragment != null) {
            return slot(attachment.owner(), attachment.slot(), "");
        }
        Flash.done(next, t("附件已删除。"));
        return "redirect:" + owner.address(attachment.owner().id());
    }

    private AttachmentOwner changeable(AttachedTo to, String slot) {
        AttachmentOwner owner = known(to, slot);
        if (!owner.mayChange(to.id(), slot)) {
            throw new Refusal(CLOSED);
        }
        return owner;
    }

    private AttachmentOwner known(AttachedTo to, String slot) {
        AttachmentOwner owner = slots.owner(to.kind());
        if (!owner.maySee(to.id(), slot)) {
            throw new NotFound("附件");
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
