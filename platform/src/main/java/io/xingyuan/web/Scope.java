package io.xingyuan.web;

import io.xingyuan.kernel.ParkId;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 范围: the parks that a visitor's role was granted for.
 *
 * @param everywhere whether it covers all parks, also those that are added later; then {@code parks} is empty
 */
public record Scope(boolean everywhere, Set<ParkId> parks) {

    public static final Scope EVERYWHERE = new Scope(true, Set.of());
    public static final Scope NOWHERE = new Scope(false, Set.of());

    public Scope {
        parks = Set.copyOf(parks);
    }

    public static Scope of(Set<ParkId> parks) {
        return new Scope(false, parks);
    }

    /** What a column of codes says; null is everywhere. */
    public static Scope of(@Nullable Array codes) throws SQLException {
        return codes == null
                ? EVERYWHERE
                : of(Stream.of((String[]) codes.getArray()).map(ParkId::new).collect(Collectors.toSet()));
    }

    public boolean covers(ParkId park) {
        return everywhere || parks.contains(park);
    }

    /** Whether everything in the other one lies in this one too. */
    public boolean covers(Scope other) {
        return everywhere || (!other.everywhere && parks.containsAll(other.parks));
    }

    /** What lies in one of them or both. */
    public Scope and(Scope other) {
        if (everywhere || other.everywhere) {
            return EVERYWHERE;
        }
        return of(Stream.concat(parks.stream(), other.parks.stream()).collect(Collectors.toSet()));
    }

    /** What lies in both. */
    public Scope within(Scope other) {
        if (everywhere) {
            return other;
        }
        return other.everywhere
                ? this
                : of(parks.stream().filter(other.parks::contains).collect(Collectors.toSet()));
    }

    /** The codes of the parks, for a condition in SQL; empty when everywhere or nowhere. */
    public String[] codes() {
        return parks.stream().map(ParkId::value).sorted().toArray(String[]::new);
    }
}
