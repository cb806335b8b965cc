package io.xingyuan.files;

import io.xingyuan.kernel.EnterpriseId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 附件: one version of a file that belongs to something.
 *
 * @param series the same for all versions of one file
 * @param version from 1
 * @param draft whether it may still be taken away
 * @param sha256 of its content, as hexadecimal digits
 */
public record Attachment(
        AttachmentId id,
        AttachedTo owner,
        String slot,
        @Nullable EnterpriseId enterprise,
        UUID series,
        int version,
        String name,
        FileKind kind,
        long size,
        String sha256,
        boolean draft,
        String addedBy,
        Instant addedAt) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final long KILO = 1024;

    /** Where it is read. */
    public String path() {
        return "/attachments/" + id;
    }

    /** Such as {@code 1.4 MB}. */
    public String sizeText() {
        return size < KILO * KILO
                ? Math.max(1, Math.round((double) size / KILO)) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", (double) size / (KILO * KILO));
    }

    /** When it was added, in the park's time. */
    public String added() {
        return TIME.format(LocalDateTime.ofInstant(addedAt, ZoneId.of("Asia/Shanghai")));
    }
}
