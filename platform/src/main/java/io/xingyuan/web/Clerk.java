package io.xingyuan.web;

import io.xingyuan.kernel.Role;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** 系统经办: what happens by itself, without anybody's press, stands under a name of its own in books and timelines. */
public final class Clerk {

    /** The account under which it stands; nobody can sign in with it. */
    public static final String ACCOUNT = "system";

    private Clerk() {}

    private record Acting(Visitor visitor) implements Visitor.Principal {}

    /**
     * Runs the work under that name, on this thread.
     *
     * @param name Chinese, such as 系统·免申即享
     */
    public static <T> T acting(String name, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext acting = SecurityContextHolder.createEmptyContext();
        Visitor clerk = new Visitor(ACCOUNT, name, Role.POLICY_OFFICER, null);
        acting.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(new Acting(clerk), null, List.of()));
        SecurityContextHolder.setContext(acting);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
