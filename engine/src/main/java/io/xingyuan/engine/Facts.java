package io.xingyuan.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 事实表: the immutable facts of one subject, by fact code and year. What is not in it is missing. */
public final class Facts {

    /** The year of a fact that has no year. */
    public static final int NO_YEAR = 0;

    private static final Facts NONE = new Facts(Map.of());

    private final Map<Key, Fact> byKey;

    private Facts(Map<Key, Fact> byKey) {
        this.byKey = byKey;
    }

    /**
     * 事实的键.
     *
     * @param code {@link FactDefinition#code()}
     * @param year calendar year, or {@link #NO_YEAR}
     */
    public record Key(String code, int year) {

        @Override
        public int hashCode() {
            return code.hashCode() * 31 + year;
        }
    }

    public static Facts none() {
        return NONE;
    }

    public static Facts of(Map<Key, Fact> facts) {
        return new Facts(Map.copyOf(facts));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The fact on record, or null when it is missing. */
    public @Nullable Fact get(String code, int year) {
        return byKey.get(new Key(code, year));
    }

    public Map<Key, Fact> all() {
        return byKey;
    }

    /** The same facts with one replaced or added. */
    public Facts with(String code, int year, Fact fact) {
        var changed = new LinkedHashMap<>(byKey);
        changed.put(new Key(code, year), fact);
        return of(changed);
    }

    /** The same facts with one taken away. */
    public Facts without(String code, int year) {
        var changed = new LinkedHashMap<>(byKey);
        changed.remove(new Key(code, year));
        return of(changed);
    }

    /** Collects facts; a later put replaces an earlier one. */
    public static final class Builder {

        private final Map<Key, Fact> facts = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String code, Fact fact) {
            return put(code, NO_YEAR, fact);
        }

        public Builder put(String code, int year, Fact fact) {
            facts.put(new Key(code, year), fact);
            return this;
        }

        public Facts build() {
            return of(facts);
        }
    }
}
