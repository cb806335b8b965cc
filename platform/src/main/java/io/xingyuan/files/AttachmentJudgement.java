package io.xingyuan.files;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * 附件审核情况: what became of an owner's files when they were looked at.
 *
 * @param refused files that are not good enough, each with the reason
 * @param replaced files in whose place others were handed in
 */
public record AttachmentJudgement(Map<UUID, String> refused, Set<UUID> replaced) {

    public static final AttachmentJudgement NONE = new AttachmentJudgement(Map.of(), Set.of());

    public AttachmentJudgement {
        refused = Map.copyOf(refused);
        replaced = Set.copyOf(replaced);
    }
}
