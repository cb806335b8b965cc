package io.xingyuan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The second line behind the form token: a submission that the browser itself says comes from another site is not
 * taken, nor one that names a field both in its address and in its body.
 */
final class ForeignForms extends OncePerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        boolean writes = !HARMLESS.contains(request.getMethod());
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (writes && site != null && !OWN.contains(site)) {
            Incidents.note("foreign form", request, "Sec-Fetch-Site " + site);
            request.setAttribute(ErrorPages.FOREIGN, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (writes && namedTwice(request)) {
            Incidents.note("field in address and body", request, "");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            next.doFilter(request, response);
        }
    }

    /** Only where there is a query at all: then the body is read, as the form token does anyway. */
    private static boolean namedTwice(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        if (query == null) {
            return false;
        }
        var inAddress = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        return inAddress.entrySet().stream().anyMatch(field -> {
            String @Nullable [] all = request.getParameterValues(field.getKey());
            return all != null && Arrays.asList(all).size() > field.getValue().size();
        });
    }
}
