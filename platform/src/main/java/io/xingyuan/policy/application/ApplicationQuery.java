package io.xingyuan.policy.application;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 申报检索, as it stands in the address; a bad value counts as none. */
record ApplicationQuery(
        @Nullable String q,
        @Nullable String status,
        @Nullable String programme,
        @Nullable String park) {

    String words() {
        return Objects.requireNonNullElse(q, "").strip();
    }

    String inStatus() {
        return status != null && status.matches("submitted|correcting|approved|refused|withdrawn|cancelled")
                ? status
                : "";
    }

    String inProgramme() {
        return programme != null && programme.matches("[0-9a-f-]{36}") ? programme : "";
    }

    String inPark() {
        return park != null && park.matches("[a-z0-9-]{1,60}") ? park : "";
    }

    boolean narrowed() {
        return !(words() + inStatus() + inProgramme() + inPark()).isEmpty();
    }
}
