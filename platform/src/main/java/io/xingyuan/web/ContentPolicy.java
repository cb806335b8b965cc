package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;

/**
 * 内容安全策略: which content a browser may load and run with a page of this house: its own, and of scripts only those
 * that the page itself names with the number of this one answer.
 */
final class ContentPolicy implements HeaderWriter {

    static final String HEADER = "Content-Security-Policy";
    private static final String NONCE = ContentPolicy.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 18;

    /** {@code data:} is for the small pictures inside style sheets. */
    private static final String POLICY = "default-src 'none'; script-src 'nonce-%s'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
            + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; report-uri " + PolicyReports.PATH;

    /** An answer that is no page of the house, such as somebody's file, may bring a stricter one of its own. */
    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(HEADER, POLICY.formatted(nonce(request)));
        }
    }

    /** The number of the answer to this request, the same however often it is asked for. */
    static String nonce(HttpServletRequest request) {
        if (request.getAttribute(NONCE) instanceof String known) {
            return known;
        }
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        String fresh = Base64.getEncoder().encodeToString(bytes);
        request.setAttribute(NONCE, fresh);
        return fresh;
    }

    /** For the head of a page. */
    static String nonce() {
        return nonce(Shell.request());
    }
}
