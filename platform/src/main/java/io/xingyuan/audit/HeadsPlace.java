package io.xingyuan.audit;

import java.nio.file.Path;
import java.util.Map;

/** 链头位置: where the second place of the signed heads is, for commands that start no platform. */
public final class HeadsPlace {

    /** In the data directory unless it was moved, and in every backup. */
    public static final String FOLDER = "audit-heads";

    /** As the platform reads it: {@code xingyuan.audit.heads}. */
    private static final String MOVED = "XINGYUAN_AUDIT_HEADS";

    private HeadsPlace() {}

    public static Path of(Map<String, String> environment, Path data) {
        String moved = environment.getOrDefault(MOVED, "");
        return moved.isEmpty() ? data.resolve(FOLDER) : Path.of(moved).toAbsolutePath();
    }
}
