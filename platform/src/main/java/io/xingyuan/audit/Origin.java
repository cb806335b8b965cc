package io.xingyuan.audit;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * 来源: who does something, and by which request.
 *
 * @param account the account's id, {@code system} for the program itself
 * @param employer the enterprise that the person acts for
 * @param route method and pattern of the address
 */
public record Origin(
        String account,
        String name,
        String role,
        @Nullable UUID employer,
        String request,
        String address,
        String route) {

    static final Origin SYSTEM = new Origin("system", "系统", "SYSTEM", null, "", "", "");

    private static final String REQUEST_ID = "io.xingyuan.request";
    private static final ScopedValue<Origin> TAKEN_OVER = ScopedValue.newInstance();

    /** Of the current thread: its request, what was handed over to it, or the program itself. */
    static Origin now() {
        if (TAKEN_OVER.isBound()) {
            return TAKEN_OVER.get();
        }
        Visitor visitor = Visitor.now();
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return of(visitor, attributes.getRequest());
        }
        return visitor.signedIn() ? of(visitor, "", "", "") : SYSTEM;
    }

    /** Runs in the name of whoever asked for it. */
    void during(Runnable work) {
        ScopedValue.where(TAKEN_OVER, this).run(work);
    }

    private static Origin of(Visitor visitor, HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String path = pattern == null ? request.getRequestURI() : pattern.toString();
        return of(
                visitor,
                id(request),
                Storable.text(String.valueOf(request.getRemoteAddr())),
                Storable.text(request.getMethod() + " " + path));
    }

    private static Origin of(Visitor visitor, String request, String address, String route) {
        EnterpriseId enterprise = visitor.enterprise();
        return new Origin(
                visitor.account(),
                Storable.text(visitor.name()),
                visitor.role().name(),
                enterprise == null ? null : enterprise.value(),
                request,
                address,
                route);
    }

    /** The one that the server's log bears, else one of its own. */
    private static String id(HttpServletRequest request) {
        String logged = MDC.get("request");
        if (logged != null) {
            return logged;
        }
        if (!(request.getAttribute(REQUEST_ID) instanceof String)) {
            request.setAttribute(REQUEST_ID, UUID.randomUUID().toString());
        }
        return String.valueOf(request.getAttribute(REQUEST_ID));
    }
}
