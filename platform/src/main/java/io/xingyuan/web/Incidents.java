package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 安全事件: what the house turned away, one line each under the log name {@code xingyuan.security}. No query, no body, no
 * cookie: only who, from where, what.
 */
final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger("xingyuan.security");
    private static final int LONGEST = 300;

    private Incidents() {}

    static void note(String kind, HttpServletRequest request, String detail) {
        LOG.warn(
                "{}: account={} address={} {} {} {}",
                kind,
                Visitor.now().account(),
                request.getRemoteAddr(),
                oneLine(request.getMethod()),
                oneLine(request.getRequestURI()),
                oneLine(detail));
    }

    /** Nothing in it begins a new line or colours a terminal. */
    static String oneLine(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
