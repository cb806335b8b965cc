package io.xingyuan.operations;

import io.xingyuan.audit.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person asks for a backup: it is made in the background, that it was asked for is on record. */
@Service
class BackingUp {

    private final ScheduledBackups backups;
    private final Audit audit;

    BackingUp(ScheduledBackups backups, Audit audit) {
        this.backups = backups;
        this.audit = audit;
    }

    @Transactional
    public void begin() {
        audit.record("立即备份", "备份", "now", "备份");
        Thread.ofVirtual().name("backup").start(backups::run);
    }
}
