package io.xingyuan.startup;

/** 启动障碍: what kept the program from starting; each kind has its own exit code. */
public enum Obstacle {
    PORT(5),
    DATA_DIRECTORY(6),
    DATABASE(7),
    DISK_FULL(8),
    UPGRADE(9),
    BACKUP(10),
    KEYS(12),
    /** The only one that time alone may remove. */
    DATABASE_AWAY(13);

    private final int exitCode;

    Obstacle(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
