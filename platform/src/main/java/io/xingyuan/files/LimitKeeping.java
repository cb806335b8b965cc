package io.xingyuan.files;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what kinds of file are taken and how large they may be; what lies here already stays. */
@Component
class LimitKeeping {

    private final AttachmentRows rows;
    private final Audit audit;

    LimitKeeping(AttachmentRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    @Transactional
    void change(LimitForm form) {
        Map<String, String> before = facts();
        for (FileKind kind : FileKind.values()) {
            rows.limit(kind, form.takes(kind), form.bytes(kind));
        }
        audit.record("修改附件规则", "附件规则", "files", "附件", FieldChange.between(before, facts()));
    }

    private Map<String, String> facts() {
        FileLimits taken = rows.limits();
        Map<String, String> facts = new LinkedHashMap<>();
        rows.allLimits()
                .forEach((kind, bytes) -> facts.put(
                        kind.shortName(), (taken.takes(kind) ? "" : "不收，") + bytes / FileLimits.MEGA + " MB"));
        return facts;
    }
}
