package io.xingyuan.enterprise;

import io.xingyuan.web.Scope;
import org.jspecify.annotations.Nullable;

/** 名录查询: the query bar of a list of products or projects as it stands in the address. */
record SubjectQuery(
        @Nullable String q,
        @Nullable String park,
        @Nullable String kind,
        @Nullable String deviceClass,
        @Nullable String stage,
        @Nullable String sort) {

    SubjectFilter filter(Belonging subject) {
        return new SubjectFilter(
                subject,
                EnterpriseQuery.given(q),
                EnterpriseQuery.given(park),
                EnterpriseQuery.given(kind),
                EnterpriseQuery.given(deviceClass),
                EnterpriseQuery.given(stage),
                null,
                Scope.EVERYWHERE);
    }

    SubjectOrder order() {
        return SubjectOrder.of(EnterpriseQuery.given(sort));
    }
}
