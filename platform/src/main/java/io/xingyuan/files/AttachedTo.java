package io.xingyuan.files;

/**
 * 附件归属: what an attachment belongs to.
 *
 * @param kind that of its {@link AttachmentOwner}, such as {@code application}
 * @param id as that owner knows it
 */
public record AttachedTo(String kind, String id) {}
