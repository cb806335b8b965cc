package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        int absent = key.judged ? Unknown.NEEDS_JUDGEMENT : Unknown.MISSING;
        long[] meanings = meanings(slot.definition(), key.prefixes, absent);
        return new Source(subjects.column(key.code, key.year), rows, meanings, absent);
    }

    /** What each text among the facts means; one that the dictionary does not list is in conflict with it. */
    private long @Nullable [] meanings(FactDefinition definition, List<String> prefixes, int absent) {
        if (definition.type() != FactType.CODE) {
            return null;
        }
        Set<String> listed = Set.copyOf(definition.codes());
        List<String> texts = subjects.codes();
        long[] meanings = new long[Unknown.COUNT + texts.size()];
        for (int mask = 1; mask < Unknown.COUNT; mask++) {
            meanings[mask] = Unknown.of(mask == Unknown.MISSING ? absent : mask);
        }
        for (int code = 0; code < texts.size(); code++) {
            boolean fits = listed.isEmpty() || listed.contains(texts.get(code));
            meanings[Unknown.COUNT + code] =
                    fits ? meaning(texts.get(code), prefixes) : Unknown.of(Unknown.CONFLICTING);
        }
        return meanings;
    }

    private long meaning(String text, List<String> prefixes) {
        if (prefixes.isEmpty()) {
            return codes.number(text);
        }
        return prefixes.stream().anyMatch(text::startsWith) ? 1 : 0;
    }
}
