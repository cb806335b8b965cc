package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Puts the {@link Shell} on each request for a whole page; static files and fragments need none. */
final class ShellInterceptor implements HandlerInterceptor {

    private final ObjectProvider<MenuItem> items;
    private final ObjectProvider<Banners> banners;
    private final ObjectProvider<Parks> parks;

    ShellInterceptor(ObjectProvider<MenuItem> items, ObjectProvider<Banners> banners, ObjectProvider<Parks> parks) {
        this.items = items;
        this.banners = banners;
        this.parks = parks;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && request.getHeader("HX-Request") == null) {
            Visitor visitor = Visitor.now();
            Shell.of(request, visitor, menuOf(visitor), bannersOf(visitor), parksOf(visitor))
                    .attachTo(request);
        }
        return true;
    }

    private List<MenuItem> menuOf(Visitor visitor) {
        return items.stream()
                .filter(item -> item.roles().contains(visitor.role()))
                .sorted(Comparator.comparingInt(MenuItem::order))
                .toList();
    }

    private List<Banners.Banner> bannersOf(Visitor visitor) {
        return banners.stream()
                .map(each -> each.now(visitor))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Parks.Park> parksOf(Visitor visitor) {
        boolean staff = visitor.signedIn() && !visitor.role().ofEnterprise();
        return staff ? parks.stream().flatMap(each -> each.all().stream()).toList() : List.of();
    }
}
