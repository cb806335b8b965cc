package io.xingyuan.policy.fund;

import io.xingyuan.web.Scope;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 拨付筛选: which payments are shown, as it stands in the address. Empty text means no limit, and so does nonsense. */
record PaymentFilter(
        @Nullable String q,
        @Nullable String pool,
        @Nullable String status,
        @Nullable String clause) {

    static final PaymentFilter NONE = new PaymentFilter("", "", "", "");

    static final String WHERE = """
             (:everywhere or park = any(:parks::text[]))
            and (:pool = '' or pool_id = nullif(:pool, '')::uuid) and (:status = '' or status = :status)
            and (:clause = '' or clause = :clause)
            and (:q = '' or enterprise_name ilike '%' || :like || '%' or number ilike '%' || :like || '%'
                or credit_code = upper(:q))
            """;

    PaymentFilter {
        q = text(q);
        pool = text(pool).matches("[0-9a-f-]{36}") ? text(pool) : "";
        String asked = text(status);
        status = Arrays.stream(PaymentStatus.values())
                .map(Enum::name)
                .filter(asked::equals)
                .findFirst()
                .orElse("");
        clause = text(clause);
    }

    boolean narrowed() {
        return !(text(q) + text(pool) + text(status) + text(clause)).isEmpty();
    }

    Map<String, Object> parameters(Scope scope) {
        return Map.of(
                "q",
                text(q),
                "like",
                text(q).replaceAll("([\\\\%_])", "\\\\$1"),
                "pool",
                text(pool),
                "status",
                text(status),
                "clause",
                text(clause),
                "everywhere",
                scope.everywhere(),
                "parks",
                scope.codes());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
