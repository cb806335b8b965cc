package io.xingyuan.cluster;

import io.xingyuan.engine.FactSchema;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.SqlDialect;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 随作业走的政策库: the sources of a library and the legal date, as they travel to the executors; each process compiles them
 * once.
 *
 * @param hash {@link PolicyLibrary#hash()}
 */
record LibrarySource(HashMap<String, String> sources, String hash, LocalDate asOf) implements Serializable {

    private static final ConcurrentHashMap<String, PolicyLibrary> COMPILED = new ConcurrentHashMap<>();

    static LibrarySource of(PolicyLibrary library, LocalDate asOf) {
        COMPILED.putIfAbsent(library.hash(), library);
        return new LibrarySource(new HashMap<>(library.sources()), library.hash(), asOf);
    }

    PolicyLibrary library() {
        return COMPILED.computeIfAbsent(hash, added -> {
            try {
                return Policies.load(sources);
            } catch (PolicyProblems impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    /** The tables that the clauses in force read. */
    FactSchema schema() {
        return library().schema(SqlDialect.SPARK, asOf);
    }
}
