package io.xingyuan.web;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Requests of tests, asked by any visitor without an account behind it. */
public final class VisitorRequests {

    private record SignedIn(Visitor visitor) implements Visitor.Principal {}

    private VisitorRequests() {}

    /** For example {@code get("/enterprises").with(by(officer))}. */
    public static RequestPostProcessor by(Visitor visitor) {
        return SecurityMockMvcRequestPostProcessors.authentication(authentication(visitor));
    }

    public static Authentication authentication(Visitor visitor) {
        return new UsernamePasswordAuthenticationToken(new SignedIn(visitor), null, List.of());
    }
}
