package io.xingyuan.engine;

import java.nio.file.Path;
import java.util.Map;

/** 政策的入口: reads, checks and compiles policy sources. */
public final class Policies {

    private Policies() {}

    /**
     * Loads every {@code .yaml} file under a directory.
     *
     * @throws PolicyProblems with all faults found
     */
    public static PolicyLibrary load(Path directory) throws PolicyProblems {
        throw new UnsupportedOperationException();
    }

    /**
     * Loads sources held in memory, file name to text.
     *
     * @throws PolicyProblems with all faults found
     */
    public static PolicyLibrary load(Map<String, String> sources) throws PolicyProblems {
        throw new UnsupportedOperationException();
    }
}
