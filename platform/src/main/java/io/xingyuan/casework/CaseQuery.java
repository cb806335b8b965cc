package io.xingyuan.casework;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 事项查询: as the address has it; a bad value counts as none. */
record CaseQuery(
        @Nullable String q,
        @Nullable String procedure,
        @Nullable String status,
        @Nullable String stage) {

    String words() {
        return q == null ? "" : q.strip();
    }

    String from() {
        return procedure == null ? "" : procedure;
    }

    String at() {
        return stage == null ? "" : stage;
    }

    Optional<CaseStatus> chosen() {
        return Arrays.stream(CaseStatus.values())
                .filter(each -> each.name().equals(status))
                .findFirst();
    }
}
