package io.xingyuan.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * 附件位: what the widget {@code files/slot.jte} draws: the files of one slot and, where allowed, the way to add more.
 *
 * @param label Chinese; translated when drawn
 * @param hint in the reader's language, may be empty
 * @param files current versions that stand, oldest first
 * @param earlier versions and files in whose place others stand, newest first
 * @param refusals why files are not good enough
 * @param changeable whether the visitor may add and replace
 * @param removable the files that the visitor may take away
 * @param limits which files are taken
 */
public record AttachmentSlot(
        AttachedTo owner,
        String slot,
        String label,
        String hint,
        List<Attachment> files,
        List<Attachment> earlier,
        Map<UUID, String> refusals,
        boolean changeable,
        Set<AttachmentId> removable,
        FileLimits limits) {

    /** Why a file is not good enough; empty when nobody said so. */
    public String refusal(Attachment file) {
        return refusals.getOrDefault(file.id().value(), "");
    }

    /** The file that the next one is most likely meant to replace: the first that is not good enough. */
    Optional<Attachment> toReplace() {
        return files.stream().filter(file -> !refusal(file).isEmpty()).findFirst();
    }

    /** Of its elements in the page; a page may hold many. */
    public String element() {
        return "slot-" + Integer.toHexString((owner.kind() + "/" + owner.id() + "/" + slot).hashCode());
    }
}
