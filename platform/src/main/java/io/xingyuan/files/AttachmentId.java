package io.xingyuan.files;

import java.util.UUID;

/** 附件编号: of one version of an attachment. */
public record AttachmentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
