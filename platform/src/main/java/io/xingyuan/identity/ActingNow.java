package io.xingyuan.identity;

import io.xingyuan.web.Capacities;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * 当前身份: works out with each request in which capacity its person acts, from the grants that stand at that moment, so
 * that what ended or expired ends in running sessions too. The choice among several is kept in the session.
 */
final class ActingNow implements HandlerInterceptor, Capacities {

    private static final String CHOSEN = "capacity";
    private static final String STANDING = ActingNow.class.getName();

    private final Accounts accounts;
    private final Grants grants;

    ActingNow(Accounts accounts, Grants grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            SignedIn.now().ifPresent(person -> enter(person, request));
        }
        return true;
    }

    @Override
    public void enter(HttpServletRequest request) {
        if (request.getAttribute(STANDING) == null) {
            SignedIn.now().ifPresent(person -> enter(person, request));
        }
    }

    private void enter(SignedIn person, HttpServletRequest request) {
        List<Capacity> standing = grants.standing(person.account());
        request.setAttribute(STANDING, new Standing(standing, current(standing, chosen(request))));
        accounts.byId(person.account())
                .ifPresent(
                        account -> visitor(account, standing, chosen(request)).attachTo(request));
    }

    /** Keeps the choice for the rest of the session; false when the person has no such capacity. */
    boolean choose(UUID grant, HttpServletRequest request) {
        boolean known = request.getAttribute(STANDING) instanceof Standing now
                && now.all().stream().anyMatch(capacity -> capacity.grant().equals(grant));
        if (known) {
            request.getSession().setAttribute(CHOSEN, grant.toString());
        }
        return known;
    }

    @Override
    public List<Capacities.Line> of(Visitor visitor) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(STANDING, RequestAttributes.SCOPE_REQUEST) instanceof Standing now
                ? now.all().stream().map(capacity -> line(capacity, now)).toList()
                : List.of();
    }

    private static Visitor visitor(Account account, List<Capacity> standing, @Nullable String chosen) {
        Capacity current = current(standing, chosen);
        return current == null ? account.visitor() : current.visitor(account);
    }

    private static @Nullable Capacity current(List<Capacity> standing, @Nullable String chosen) {
        return standing.stream()
                .filter(capacity -> capacity.grant().toString().equals(chosen))
                .findFirst()
                .orElse(standing.isEmpty() ? null : standing.getFirst());
    }

    private static @Nullable String chosen(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(CHOSEN);
    }

    private static Capacities.Line line(Capacity capacity, Standing now) {
        String area = capacity.area().isEmpty() ? "" : " · " + capacity.area();
        return new Capacities.Line(
                capacity.grant().toString(),
                capacity.role().label(),
                capacity.organisationName() + area,
                capacity.equals(now.current()));
    }

    private record Standing(List<Capacity> all, @Nullable Capacity current) {}
}
