package io.xingyuan.files;

import io.xingyuan.kernel.EnterpriseId;
import java.util.Optional;

/**
 * 附件归属方: the module that one kind of thing belongs to says who may do what with its attachments. Each such module
 * publishes one bean per kind. Every question is asked for the current visitor; an unknown id may see nothing.
 */
public interface AttachmentOwner {

    /** What {@link AttachedTo#kind()} names. */
    String kind();

    /**
     * Whether the visitor may know of the files there and read them.
     *
     * @param slot which of the thing's attachments, such as the key of a material asked for
     */
    boolean maySee(String id, String slot);

    /** Whether the visitor may now add files here, replace them and take drafts away. */
    boolean mayChange(String id, String slot);

    /** Whether drafts may be taken away here; the same as adding, unless what was left over may still go. */
    default boolean mayTakeAway(String id, String slot) {
        return mayChange(id, slot);
    }

    /**
     * Whether a draft may be taken away by a visitor who may take away what lies there.
     *
     * @param own whether it was this visitor who added it
     */
    default boolean mayRemove(Attachment attachment, boolean own) {
        return true;
    }

    /** Whose rows the attachments are: empty for what the park keeps for itself. */
    Optional<EnterpriseId> enterprise(String id);

    /** The page of the thing, where people come back to after an upload without scripts. */
    String address(String id);

    /** What the slot is called; Chinese, translated when drawn. */
    default String label(String id, String slot) {
        return slot;
    }

    /** What became of the files when they were looked at. */
    default AttachmentJudgement judgement(String id) {
        return AttachmentJudgement.NONE;
    }

    /** What should be uploaded here, in the reader's language; empty for no words. */
    default String hint(String id, String slot) {
        return "";
    }
}
