package io.xingyuan.files;

import io.xingyuan.kernel.EnterpriseId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * 新附件: a file to keep.
 *
 * @param slot which of the owner's attachments it is, such as the key of a material asked for
 * @param enterprise whose row it is; null for what the park keeps for itself
 * @param name as uploaded; cleaned when kept
 * @param draft whether it may still be taken away
 * @param replaces an earlier one of the same owner and slot, which stays as an earlier version
 */
public record NewAttachment(
        AttachedTo owner,
        String slot,
        @Nullable EnterpriseId enterprise,
        String name,
        InputStreamSource content,
        boolean draft,
        @Nullable AttachmentId replaces) {

    /** One that stays, new in its slot. */
    public static NewAttachment of(
            AttachedTo owner, String slot, @Nullable EnterpriseId enterprise, String name, InputStreamSource content) {
        return new NewAttachment(owner, slot, enterprise, name, content, false, null);
    }
}
