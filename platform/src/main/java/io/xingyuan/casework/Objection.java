package io.xingyuan.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 公示异议: what somebody of the public holds against a case.
 *
 * @param contact of whoever objects, for the house only
 * @param upheld null until it is answered
 */
record Objection(
        UUID id,
        int visit,
        String name,
        String contact,
        String text,
        Instant at,
        String answer,
        @Nullable Boolean upheld,
        String answeredName) {

    boolean open() {
        return upheld == null;
    }
}
