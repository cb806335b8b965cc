package io.xingyuan.policy.agreement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 约定检索, as it stands in the address; a bad value counts as none. */
record AgreementQuery(@Nullable String q, @Nullable String status) {

    String words() {
        return Objects.requireNonNullElse(q, "").strip();
    }

    String inStatus() {
        return status != null && status.matches("draft|review|in_force|fulfilled|refused|ended") ? status : "";
    }

    boolean narrowed() {
        return !words().isEmpty() || !inStatus().isEmpty();
    }
}
