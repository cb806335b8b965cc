package io.xingyuan.policy.population;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** 已填的: what somebody typed into a form, by field; what is absent stands as in force. */
record Typed(Map<String, List<String>> fields) {

    static final Typed NOTHING = new Typed(Map.of());

    static Typed of(MultiValueMap<String, String> given) {
        Map<String, List<String>> fields = new HashMap<>();
        given.forEach((field, values) -> {
            if (!values.isEmpty()) {
                fields.put(field, List.copyOf(values));
            }
        });
        return new Typed(fields);
    }

    String text(String field) {
        return text(field, "");
    }

    String text(String field, String otherwise) {
        List<String> values = fields.get(field);
        return values == null ? otherwise : values.getFirst();
    }

    Set<String> all(String field) {
        return Set.copyOf(fields.getOrDefault(field, List.of()));
    }

    List<String> lines(String field) {
        return text(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
