package io.xingyuan.cluster;

/** 结局: how a run ended, as the exit code says it; codes that {@code xingyuan} has too mean the same there. */
enum Ending {
    DONE(0),
    /** Rules or facts have faults, or something that nobody thought of. */
    FAULTY(1),
    WRONG_USE(2),
    DISK_FULL(8),
    NO_DATABASE(13),
    OUT_OF_MEMORY(14),
    /** A file, a folder or a table is not there, or cannot be read or written. */
    NO_FILES(15),
    /** Spark could not begin, or lost what it worked at. */
    BROKEN_OFF(16);

    private final int code;

    Ending(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
