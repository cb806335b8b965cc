package io.xingyuan.backup;

import java.time.Instant;

/**
 * 备份记录: one backup or verification as it ended.
 *
 * @param file its name within the backups' folder, or where else it went
 * @param message empty when all went well
 */
public record BackupRun(Instant at, Action action, String file, long bytes, long millis, boolean good, String message) {

    /** 备份动作. */
    public enum Action {
        BACKUP("备份"),
        VERIFICATION("校验"),
        RESTORE("恢复");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /** The Chinese name; the pages translate it. */
        public String label() {
            return label;
        }
    }
}
