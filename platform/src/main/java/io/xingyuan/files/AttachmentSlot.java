package io.xingyuan.files;

import java.util.List;

/**
 * 附件位: what the widget {@code files/slot.jte} draws: the files of one slot and, where allowed, the way to add more.
 *
 * @param label Chinese; translated when drawn
 * @param hint in the reader's language, may be empty
 * @param files current versions, oldest first
 * @param changeable whether the visitor may add, replace and take away
 * @param limits which files are taken
 */
public record AttachmentSlot(
        AttachedTo owner,
        String slot,
        String label,
        String hint,
        List<Attachment> files,
        boolean changeable,
        FileLimits limits) {

    /** Of its elements in the page; a page may hold many. */
    public String element() {
        return "slot-" + Integer.toHexString((owner.kind() + "/" + owner.id() + "/" + slot).hashCode());
    }
}
