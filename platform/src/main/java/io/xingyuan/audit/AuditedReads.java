package io.xingyuan.audit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Writes the row of each {@link AuditedRead}, after the access rules and before the handler. */
final class AuditedReads implements HandlerInterceptor {

    private final Audit audit;

    AuditedReads(Audit audit) {
        this.audit = audit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            AuditedRead read = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AuditedRead.class);
            if (read != null) {
                audit.read(read.value(), read.kind(), "all", "", List.of(question(request)));
            }
        }
        return true;
    }

    /** What the list was narrowed to. */
    private static FieldChange question(HttpServletRequest request) {
        String query = request.getQueryString();
        return FieldChange.of("查询条件", null, query == null ? "" : decoded(query));
    }

    private static String decoded(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return query;
        }
    }
}
