package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 来源表: where the inputs of the clauses on one kind of subject come from; each column is read once for all. */
final class SourceTable {

    private final Columns subjects;
    private final CodeTable codes;
    private final Entity entity;
    private final int referenceYear;
    private final List<Source> sources = new ArrayList<>();
    private final Map<Key, Integer> known = new HashMap<>();

    SourceTable(Columns subjects, CodeTable codes, Entity entity, int referenceYear) {
        this.subjects = subjects;
        this.codes = codes;
        this.entity = entity;
        this.referenceYear = referenceYear;
    }

    /** What makes two inputs the same; {@code prefixes} is empty for the value itself. */
    private record Key(String code, int year, boolean judged, List<String> prefixes) {}

    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** The source of a slot. */
    int of(Slot slot) {
        return of(slot, List.of());
    }

    /** The source that says whether the code in a slot begins with one of the prefixes. */
    int of(Slot slot, List<String> prefixes) {
        var key = new Key(
                slot.definition().code(), slot.yearFor(referenceYear), slot.judged() && prefixes.isEmpty(), prefixes);
        Integer found = known.get(key);
        if (found != null) {
            return found;
        }
        sources.add(source(slot, key));
        known.put(key, sources.size() - 1);
        return sources.size() - 1;
    }

    private Source source(Slot slot, Key key) {
        int[] rows = slot.own() || entity == Entity.ENTERPRISE
                ? null
                : subjects.roster(entity).parents();
        long[] meanings = null;
        if (slot.definition().type() == FactType.CODE) {
            meanings = key.prefixes.isEmpty() ? numbers() : beginnings(key.prefixes);
        }
        int absent = key.judged ? Unknown.NEEDS_JUDGEMENT : Unknown.MISSING;
        return new Source(subjects.column(key.code, key.year), rows, meanings, absent);
    }

    private long[] numbers() {
        return subjects.codes().stream().mapToLong(codes::number).toArray();
    }

    private long[] beginnings(List<String> prefixes) {
        return subjects.codes().stream()
                .mapToLong(text -> prefixes.stream().anyMatch(text::startsWith) ? 1 : 0)
                .toArray();
    }
}
