package io.xingyuan.files;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * 上传.
 *
 * @param kind of the owner
 * @param replaces an earlier file that this one takes the place of; empty for a further file
 */
record UploadForm(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String slot,
        @Nullable String replaces,
        @Nullable MultipartFile file) {

    AttachedTo owner() {
        return new AttachedTo(kind == null ? "" : kind, id == null ? "" : id);
    }

    String place() {
        return slot == null ? "" : slot;
    }

    @Nullable
    AttachmentId replaced() {
        try {
            return replaces == null || replaces.isBlank() ? null : new AttachmentId(UUID.fromString(replaces));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    String fileName() {
        String name = file == null ? null : file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
