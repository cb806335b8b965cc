package io.xingyuan.policy;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Policy;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * 政策检索: what a search of the library asks for, as it stands in the address.
 *
 * @param q words, all of which must occur; any language, full or half width
 * @param entity name of an {@link Entity}
 * @param kind name of a {@link Clause.Kind}
 * @param all whether clauses that are not in force today are shown too
 */
record LibraryQuery(
        @Nullable String q,
        @Nullable String issuer,
        @Nullable String entity,
        @Nullable String kind,
        @Nullable String region,
        @Nullable String all) {

    static final LibraryQuery NONE = new LibraryQuery(null, null, null, null, null, null);

    /** Where a word was found, and how much it weighs in the order of the results. */
    private record Place(String label, int weight, String text) {}

    /** The clause as a row of the results, if it is one. */
    Optional<ClauseRow> match(Policy policy, Clause clause, LocalDate today) {
        boolean open = clause.validity().includes(today);
        boolean wanted = (open || "1".equals(all))
                && is(issuer, policy.issuer())
                && is(entity, clause.entity().name())
                && is(kind, clause.kind().name())
                && is(region, policy.region());
        if (!wanted) {
            return Optional.empty();
        }
        int weight = 0;
        List<String> found = new ArrayList<>();
        for (String word : words()) {
            List<Place> places = places(policy, clause).stream()
                    .filter(place -> normal(place.text()).contains(word))
                    .toList();
            if (places.isEmpty()) {
                return Optional.empty();
            }
            weight += places.stream().mapToInt(Place::weight).sum();
            String label = places.getFirst().label();
            if (!label.isEmpty() && !found.contains(label)) {
                found.add(label);
            }
        }
        return Optional.of(
                new ClauseRow(policy, clause, AmountWords.of(clause, shown(clause, today)), open, found, weight));
    }

    /** The address that asks the same at another path. */
    String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, @Nullable String> asked = new LinkedHashMap<>();
        asked.put("q", q);
        asked.put("issuer", issuer);
        asked.put("entity", entity);
        asked.put("kind", kind);
        asked.put("region", region);
        asked.put("all", all);
        asked.forEach((name, value) -> {
            if (filled(value)) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(asked).toUriString();
    }

    boolean any() {
        return filled(q) || filled(issuer) || filled(entity) || filled(kind) || filled(region) || filled(all);
    }

    List<String> words() {
        return filled(q) ? List.of(normal(String.valueOf(q)).strip().split("[\\s，、；,;]+")) : List.of();
    }

    /** The day whose figures are shown: today, or the nearest day on which the clause is in force. */
    static LocalDate shown(Clause clause, LocalDate today) {
        LocalDate to = clause.validity().to();
        if (today.isBefore(clause.validity().from())) {
            return clause.validity().from();
        }
        return to != null && today.isAfter(to) ? to : today;
    }

    /** In the order in which they say why a clause was found; the title and the sentence show themselves. */
    private static List<Place> places(Policy policy, Clause clause) {
        return List.of(
                new Place("", 8, clause.title() + " " + clause.recognizes()),
                new Place("", 4, clause.says() + " " + clause.cite()),
                new Place("关键词", 6, String.join(" ", clause.keywords())),
                new Place("材料清单", 2, String.join(" ", clause.evidence())),
                new Place("条件", 2, text(clause.when())),
                new Place("政策文件", 1, policy.number() + " " + policy.title() + " " + policy.issuer()),
                new Place("说明", 1, clause.note()));
    }

    private static String text(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.says() + " " + text(all.children());
            case Condition.Any any -> any.says() + " " + text(any.children());
            case Condition.Not not -> not.says() + " " + text(not.child());
            case Condition.Test test -> test.says() + " " + test.expression();
        };
    }

    private static String text(List<Condition> conditions) {
        return String.join(" ", conditions.stream().map(LibraryQuery::text).toList());
    }

    private static boolean is(@Nullable String wanted, String value) {
        return !filled(wanted) || value.equals(wanted);
    }

    private static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
