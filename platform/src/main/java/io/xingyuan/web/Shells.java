package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together the {@link Shell} of a request from what the modules publish. */
@Component
class Shells {

    private final ObjectProvider<MenuItem> items;
    private final ObjectProvider<Banners> banners;
    private final ObjectProvider<Parks> parks;

    Shells(ObjectProvider<MenuItem> items, ObjectProvider<Banners> banners, ObjectProvider<Parks> parks) {
        this.items = items;
        this.banners = banners;
        this.parks = parks;
    }

    void attachTo(HttpServletRequest request) {
        Visitor visitor = Visitor.now();
        Shell.of(request, visitor, menuOf(visitor), bannersOf(visitor), parksOf(visitor))
                .attachTo(request);
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
