package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 兑现台账: awards already given, the memory behind 一次性, 每年, 每一档 and 同组. */
public final class Ledger {

    private static final Ledger EMPTY = new Ledger(Map.of(), Map.of());

    private final Map<Key, List<Entry>> byKey;
    private final Map<Key, List<Entry>> reopened;

    private Ledger(Map<Key, List<Entry>> byKey, Map<Key, List<Entry>> reopened) {
        this.byKey = byKey;
        this.reopened = reopened;
    }

    /**
     * 一笔兑现.
     *
     * @param year reference year of the award; 0 when none is recorded
     * @param tier highest tier that it paid; 0 when the clause has no tiers
     * @param fen amount in 分
     */
    public record Entry(ClauseId clause, String subjectId, int year, int tier, long fen) {}

    private record Key(ClauseId clause, String subjectId) {}

    public static Ledger empty() {
        return EMPTY;
    }

    public static Ledger of(List<Entry> entries) {
        return of(entries, List.of());
    }

    /**
     * @param reopened awards whose clause may be asked for again, for the rest of what it gives: money that was spent,
     *     by groups and pools alike, but no award that excludes another
     */
    public static Ledger of(List<Entry> entries, List<Entry> reopened) {
        return new Ledger(byKey(entries), byKey(reopened));
    }

    private static Map<Key, List<Entry>> byKey(List<Entry> entries) {
        var byKey = new HashMap<Key, List<Entry>>();
        for (Entry entry : entries) {
            byKey.computeIfAbsent(new Key(entry.clause(), entry.subjectId()), key -> new ArrayList<>())
                    .add(entry);
        }
        return byKey;
    }

    /** Awards of one clause to one subject; empty when there were none. */
    public List<Entry> awards(ClauseId clause, String subjectId) {
        return byKey.isEmpty() ? List.of() : byKey.getOrDefault(new Key(clause, subjectId), List.of());
    }

    /** What one clause paid one subject, with awards that may be asked for again. */
    List<Entry> spent(ClauseId clause, String subjectId) {
        List<Entry> awards = awards(clause, subjectId);
        List<Entry> again =
                reopened.isEmpty() ? List.of() : reopened.getOrDefault(new Key(clause, subjectId), List.of());
        return again.isEmpty()
                ? awards
                : Stream.concat(awards.stream(), again.stream()).toList();
    }

    /** All that was paid, in no order. */
    List<Entry> spent() {
        return Stream.concat(byKey.values().stream(), reopened.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    public boolean isEmpty() {
        return byKey.isEmpty() && reopened.isEmpty();
    }

    /** The same for the same awards, whatever their order. */
    public long fingerprint() {
        return fingerprint(byKey, "") + fingerprint(reopened, "reopened ");
    }

    private static long fingerprint(Map<Key, List<Entry>> entries, String as) {
        return entries.values().stream()
                .flatMap(List::stream)
                .mapToLong(entry -> FactColumn.mixed(as + entry))
                .sum();
    }

    /** Ids of those whose awards under a clause are others than in another ledger. */
    Set<String> differences(ClauseId clause, Ledger other) {
        var keys = new HashSet<Key>();
        keys.addAll(byKey.keySet());
        keys.addAll(other.byKey.keySet());
        return keys.stream()
                .filter(key -> key.clause().equals(clause))
                .filter(key -> !Set.copyOf(byKey.getOrDefault(key, List.of()))
                        .equals(Set.copyOf(other.byKey.getOrDefault(key, List.of()))))
                .map(Key::subjectId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of all who were awarded anything. */
    Set<String> subjects() {
        return Stream.concat(byKey.keySet().stream(), reopened.keySet().stream())
                .map(Key::subjectId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
