package io.xingyuan.web;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * 访问者: who is asking, in the one capacity of this request. Nobody signed in means {@link #GUEST}; somebody signed in
 * without any standing role has {@link Role#GUEST} under their own name.
 *
 * @param account the account's id as text, {@code guest} for nobody
 * @param name the name shown in the top bar and written beside every change
 * @param enterprise the one enterprise that an enterprise user may see, null for the park's own staff
 * @param organisation acted for; null for nobody
 * @param scope the parks that the role was granted for; for an enterprise's people it says nothing
 */
public record Visitor(
        String account,
        String name,
        Role role,
        @Nullable EnterpriseId enterprise,
        @Nullable Organisation organisation,
        Scope scope) {

    public static final Visitor GUEST = new Visitor("guest", "访客", Role.GUEST, null, null, Scope.NOWHERE);

    private static final String KEY = Visitor.class.getName();

    /** Somebody whose role holds for all parks. */
    public Visitor(String account, String name, Role role, @Nullable EnterpriseId enterprise) {
        this(account, name, role, enterprise, null, Scope.EVERYWHERE);
    }

    /** 单位: whom a visitor acts for. */
    public record Organisation(OrganisationId id, String name) {}

    /** A principal that knows which visitor it is. */
    public interface Principal {
        Visitor visitor();

        /** Whether this is a living person, who has to know of the privacy notice; the people of a demo are invented. */
        default boolean mustConsent() {
            return false;
        }
    }

    public static Visitor now() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) instanceof Visitor known) {
            return known;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Principal principal
                ? principal.visitor()
                : GUEST;
    }

    /** From now on this request is asked by this visitor. */
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(KEY, this);
    }

    public boolean signedIn() {
        return !GUEST.account.equals(account);
    }

    /**
     * Refuses with 404, so that nobody learns which enterprises exist, when this one is not the visitor's to see: an
     * enterprise's people see their own, the park's staff those of their parks, everybody else none.
     */
    public void mustSee(EnterpriseId id) {
        boolean own = role.ofEnterprise() && id.equals(enterprise);
        boolean staff = Role.Group.STAFF.has(role) && enterprise == null && (scope.everywhere() || residesIn(id));
        if (!own && !staff) {
            throw new NotFound("企业");
        }
    }

    private boolean residesIn(EnterpriseId id) {
        var context = RequestContextUtils.findWebApplicationContext(Shell.request());
        Optional<ParkId> park = context == null
                ? Optional.empty()
                : context.getBeanProvider(Residence.class).stream()
                        .flatMap(each -> each.parkOf(id).stream())
                        .findFirst();
        return park.filter(scope::covers).isPresent();
    }
}
