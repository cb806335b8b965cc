package io.xingyuan.web;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** 逐项办理: a round over many things, of which one that fails keeps no other from its turn. */
public final class Each {

    private Each() {}

    /**
     * Does the work for each of them.
     *
     * @throws RuntimeException the first that failed, after all have had their turn, with the others beside it
     */
    public static <T> void of(Collection<T> all, Consumer<T> work) {
        @Nullable RuntimeException failed = null;
        for (T one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException fault) {
                if (failed == null) {
                    failed = fault;
                } else {
                    failed.addSuppressed(fault);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
