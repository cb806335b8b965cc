package io.xingyuan.web;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * 访问者: who is asking. The signed-in principal carries it; nobody signed in means {@link #GUEST}.
 *
 * @param account the account's id as text, {@code guest} for nobody
 * @param name the name shown in the top bar and written beside every change
 * @param enterprise the one enterprise that an enterprise user may see, null for the park's own staff
 */
public record Visitor(
        String account, String name, Role role, @Nullable EnterpriseId enterprise) {

    public static final Visitor GUEST = new Visitor("guest", "访客", Role.GUEST, null);

    /** A principal that knows which visitor it is. */
    public interface Principal {
        Visitor visitor();
    }

    public static Visitor now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Principal principal
                ? principal.visitor()
                : GUEST;
    }

    public boolean signedIn() {
        return !GUEST.account.equals(account);
    }

    /** Refuses with 404, so that nobody learns which enterprises exist, when this one is not the visitor's to see. */
    public void mustSee(EnterpriseId id) {
        if (role == Role.GUEST || (enterprise != null && !enterprise.equals(id))) {
            throw new NotFound("企业");
        }
    }
}
