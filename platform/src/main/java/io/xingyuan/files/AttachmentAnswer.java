package io.xingyuan.files;

import io.xingyuan.audit.Audit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** 附件应答: gives a file to somebody who may have it, on record and so that it can do nothing in this house's name. */
@Component
public class AttachmentAnswer {

    /** A picture brings nothing to run; a document's viewer is the browser's own and needs its own style (ADR 0341). */
    private static final String PICTURE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String DOCUMENT = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String CLOSED = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Attachments attachments;
    private final Audit audit;

    AttachmentAnswer(Attachments attachments, Audit audit) {
        this.attachments = attachments;
        this.audit = audit;
    }

    /**
     * Writes the file; that the visitor may have it the caller has made sure.
     *
     * @param show whether the browser shall show it, where that is safe, rather than store it
     */
    public void write(Attachment attachment, boolean show, HttpServletResponse response) throws IOException {
        boolean shown = show && attachment.kind().shown();
        audit.read(shown ? "查看附件" : "下载附件", "附件", attachment.id(), attachment.name());
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
}
