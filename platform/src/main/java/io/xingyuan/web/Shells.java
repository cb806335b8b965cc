package io.xingyuan.web;

import io.xingyuan.kernel.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together the {@link Shell} of a request from what the modules publish. */
@Component
class Shells {

    private final ObjectProvider<MenuItem> items;
    private final ObjectProvider<MenuCount> counts;
    private final ObjectProvider<Banners> banners;
    private final ObjectProvider<Parks> parks;
    private final ObjectProvider<Capacities> capacities;
    private final ObjectProvider<Bell> bells;

    Shells(
            ObjectProvider<MenuItem> items,
            ObjectProvider<MenuCount> counts,
            ObjectProvider<Banners> banners,
            ObjectProvider<Parks> parks,
            ObjectProvider<Capacities> capacities,
            ObjectProvider<Bell> bells) {
        this.bells = bells;
        this.items = items;
        this.counts = counts;
        this.banners = banners;
        this.parks = parks;
        this.capacities = capacities;
    }

    void attachTo(HttpServletRequest request) {
        Visitor visitor = Visitor.now();
        Shell.Offer offer = new Shell.Offer(
                menuOf(visitor),
                countsOf(visitor),
                bannersOf(visitor),
                parksOf(visitor),
                capacitiesOf(visitor),
                unreadOf(visitor));
        Shell.of(request, visitor, offer).attachTo(request);
    }

    /** For the page of an error before any handler: who asks is not known yet. */
    void enter(HttpServletRequest request) {
        capacities.forEach(each -> each.enter(request));
        attachTo(request);
    }

    private List<MenuItem> menuOf(Visitor visitor) {
        return items.stream()
                .filter(item -> item.roles().contains(visitor.role()))
                .sorted(Comparator.comparingInt(MenuItem::order))
                .toList();
    }

    private Map<String, String> countsOf(Visitor visitor) {
        return counts.stream()
                .map(each -> Map.entry(each.path(), each.now(visitor)))
                .filter(each -> !each.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    private List<Banners.Banner> bannersOf(Visitor visitor) {
        return banners.stream()
                .map(each -> each.now(visitor))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Parks.Park> parksOf(Visitor visitor) {
        if (!Role.Group.STAFF.has(visitor.role())) {
            return List.of();
        }
        return parks.stream()
                .flatMap(each -> each.all().stream())
                .filter(park -> visitor.scope().covers(park.id()))
                .toList();
    }

    private int unreadOf(Visitor visitor) {
        return visitor.signedIn()
                ? bells.stream().mapToInt(bell -> bell.unread(visitor)).max().orElse(-1)
                : -1;
    }

    private List<Capacities.Line> capacitiesOf(Visitor visitor) {
        return visitor.signedIn()
                ? capacities.stream().flatMap(each -> each.of(visitor).stream()).toList()
                : List.of();
    }
}
