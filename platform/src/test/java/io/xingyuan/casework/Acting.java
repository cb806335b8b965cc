package io.xingyuan.casework;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People who act in the tests of casework. */
final class Acting {

    static final EnterpriseId OWN = new EnterpriseId(new UUID(7, 7));

    private Acting() {}

    private record Person(Visitor visitor) implements Visitor.Principal {}

    static Visitor person(String account, Role role) {
        return new Visitor(account, "样例·" + account, role, role.ofEnterprise() ? OWN : null);
    }

    static RequestPostProcessor as(String account, Role role) {
        return SecurityMockMvcRequestPostProcessors.authentication(token(account, role));
    }

    /** What is done within is done by this person, on this thread. */
    static <T> T as(String account, Role role, Supplier<T> act) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        SecurityContextHolder.getContext().setAuthentication(token(account, role));
        try {
            return act.get();
        } finally {
            SecurityContextHolder.getContext().setAuthentication(before);
        }
    }

    private static TestingAuthenticationToken token(String account, Role role) {
        return new TestingAuthenticationToken(new Person(person(account, role)), "", List.of());
    }
}
