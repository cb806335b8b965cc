package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** 兑现台账: awards already given, the memory behind 一次性, 每年 and 每一档. */
public final class Ledger {

    private static final Ledger EMPTY = new Ledger(Map.of());

    private final Map<Key, List<Entry>> byKey;

    private Ledger(Map<Key, List<Entry>> byKey) {
        this.byKey = byKey;
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
        var byKey = new HashMap<Key, List<Entry>>();
        for (Entry entry : entries) {
            byKey.computeIfAbsent(new Key(entry.clause(), entry.subjectId()), key -> new ArrayList<>())
                    .add(entry);
        }
        return new Ledger(byKey);
    }

    /** Awards of one clause to one subject; empty when there were none. */
    public List<Entry> awards(ClauseId clause, String subjectId) {
        return byKey.isEmpty() ? List.of() : byKey.getOrDefault(new Key(clause, subjectId), List.of());
    }

    /** All awards, in no order. */
    List<Entry> entries() {
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    /** The same for the same awards, whatever their order. */
    public long fingerprint() {
        return byKey.values().stream()
                .flatMap(List::stream)
                .mapToLong(entry -> FactColumn.mixed(entry.toString()))
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
        return byKey.keySet().stream().map(Key::subjectId).collect(Collectors.toUnmodifiableSet());
    }
}
