package io.xingyuan.enterprise;

import io.xingyuan.web.Scope;
import org.jspecify.annotations.Nullable;

/** 查询条件: the query bar as it stands in the address. */
record EnterpriseQuery(
        @Nullable String q,
        @Nullable String park,
        @Nullable String chain,
        @Nullable String size,
        @Nullable String qualification,
        @Nullable Boolean archived,
        @Nullable String sort) {

    private static final int LONGEST = 60;

    EnterpriseFilter filter() {
        return new EnterpriseFilter(
                given(q),
                given(park),
                given(chain),
                given(size),
                given(qualification),
                Boolean.TRUE.equals(archived),
                null,
                Scope.EVERYWHERE);
    }

    EnterpriseOrder order() {
        return EnterpriseOrder.of(given(sort));
    }

    static String given(@Nullable String value) {
        String stripped = value == null ? "" : value.strip().replace("\0", "");
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }
}
