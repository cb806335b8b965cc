package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Sends somebody who is not signed in to the sign-in page and remembers the page they asked for. */
@Component
public class SignInEntry implements AuthenticationEntryPoint {

    /** The cookie of a session. */
    public static final String COOKIE = "sign-in";

    SignInEntry() {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        boolean wasSignedIn = Cookies.get(request, COOKIE).isPresent();
        if (wasSignedIn) {
            Cookies.clear(request, response, COOKIE);
        }
        AskedPage.remember(request, response);
        send(request, response, wasSignedIn ? "/sign-in?expired" : "/sign-in");
    }

    /** Sends the browser to another page, also when it asked for a fragment only. */
    public static void send(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.sendRedirect(page);
    }
}
