package io.xingyuan.policy.recovery;

import io.xingyuan.web.Visitor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 追回检索, as it stands in the address; a bad value counts as none. */
record RecoveryQuery(
        @Nullable String q,
        @Nullable String status,
        @Nullable String park) {

    static final String WHERE = """
            where (:everywhere or park = any(:parks)) and (:status = '' or status = :status)
              and (:park = '' or park = :park)
              and (:words = '' or enterprise_name ilike '%' || :like || '%' or case_number = :words)
            """;

    String words() {
        return Objects.requireNonNullElse(q, "").replace("\0", "").strip();
    }

    String inStatus() {
        return Arrays.stream(RecoveryStatus.values())
                .map(Enum::name)
                .filter(name -> name.equals(status))
                .findFirst()
                .orElse("");
    }

    String inPark() {
        return park != null && park.matches("[a-z0-9-]{1,60}") ? park : "";
    }

    boolean narrowed() {
        return !(words() + inStatus() + inPark()).isEmpty();
    }

    Map<String, Object> parameters(Visitor visitor) {
        return Map.of(
                "everywhere",
                visitor.scope().everywhere(),
                "parks",
                visitor.scope().codes(),
                "status",
                inStatus(),
                "park",
                inPark(),
                "words",
                words(),
                "like",
                words().replaceAll("([\\\\%_])", "\\\\$1"));
    }
}
