package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 事实文件（CSV）: one row per subject, one column per fact and year. */
final class FactsTable {

    private static final List<String> FIXED = List.of("id", "name", "entity", "parent");

    private final FactDictionary dictionary;
    private final LocalDate asOf;
    private final Problems problems;
    private final Map<String, Subject> enterprises = new LinkedHashMap<>();
    private final Map<String, List<Subject>> children = new LinkedHashMap<>();

    FactsTable(FactDictionary dictionary, LocalDate asOf, Problems problems) {
        this.dictionary = dictionary;
        this.asOf = asOf;
        this.problems = problems;
    }

    FactsFile read(String file, String text) {
        List<List<String>> rows = CsvText.rows(text);
        if (rows.isEmpty()) {
            problems.error(Place.of(file), "文件是空的");
            return new FactsFile(asOf, List.of(), Ledger.empty());
        }
        List<FactHeader> headers = new ArrayList<>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            headers.add(header(rows.getFirst().get(i), new Place(file, 1, i + 1)));
        }
        for (int i = 1; i < rows.size(); i++) {
            subject(rows.get(i), headers, file, i + 1);
        }
        List<Subject> subjects = enterprises.values().stream()
                .map(enterprise -> enterprise.with(children.getOrDefault(enterprise.id(), List.of())))
                .toList();
        return new FactsFile(asOf, subjects, Ledger.empty());
    }

    private FactHeader header(String text, Place place) {
        if (FIXED.contains(text)) {
            return new FactHeader(text, null, Facts.NO_YEAR, "");
        }
        try {
            return FactHeader.parse(text, dictionary, asOf.getYear() - 1);
        } catch (IllegalArgumentException wrong) {
            problems.error(place, String.valueOf(wrong.getMessage()));
            return new FactHeader(text, null, Facts.NO_YEAR, "");
        }
    }

    private void subject(List<String> row, List<FactHeader> headers, String file, int line) {
        Map<String, String> fixed = new LinkedHashMap<>();
        Facts.Builder facts = Facts.builder();
        for (int i = 0; i < Math.min(row.size(), headers.size()); i++) {
            FactHeader header = headers.get(i);
            String cell = row.get(i).strip();
            FactDefinition definition = header.definition();
            if (definition == null) {
                fixed.put(header.text(), cell);
            } else if (!cell.isEmpty()) {
                put(facts, definition, header, cell, new Place(file, line, i + 1));
            }
        }
        add(fixed, facts.build(), new Place(file, line, 1));
    }

    private void put(Facts.Builder facts, FactDefinition definition, FactHeader header, String cell, Place place) {
        try {
            facts.put(
                    definition.code(), header.year(), Fact.of(ValueText.of(definition, cell, header.unit()), "", asOf));
        } catch (IllegalArgumentException wrong) {
            problems.error(place, "“" + definition.name() + "”" + wrong.getMessage());
        }
    }

    private void add(Map<String, String> fixed, Facts facts, Place place) {
        String id = fixed.getOrDefault("id", "");
        String name = fixed.getOrDefault("name", "").isEmpty() ? id : fixed.getOrDefault("name", "");
        Entity entity = entity(fixed.getOrDefault("entity", ""));
        if (id.isEmpty() || entity == null) {
            problems.error(place, id.isEmpty() ? "缺少 id" : "entity 应是 enterprise、product、project、platform、team 之一");
        } else if (entity == Entity.ENTERPRISE) {
            if (enterprises.put(id, new Subject(id, entity, name, facts, List.of())) != null) {
                problems.error(place, "企业 id “" + id + "”重复");
            }
        } else if (enterprises.containsKey(fixed.getOrDefault("parent", ""))) {
            children.computeIfAbsent(fixed.getOrDefault("parent", ""), added -> new ArrayList<>())
                    .add(new Subject(id, entity, name, facts, List.of()));
        } else {
            problems.error(place, "parent 应是前面出现过的企业 id");
        }
    }

    private static @Nullable Entity entity(String text) {
        if (text.isEmpty()) {
            return Entity.ENTERPRISE;
        }
        for (Entity entity : Entity.values()) {
            if (entity.name().toLowerCase(Locale.ROOT).equals(text)
                    || entity.label().equals(text)) {
                return entity;
            }
        }
        return null;
    }
}
