package io.xingyuan.policy.studio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * 事实表单: one fact of the dictionary of the house as a form.
 *
 * @param fields by key, in the order in which they are written; permitted codes a line each
 * @param shown parts of the text that the form cannot change, by key
 */
record FactForm(Map<String, String> fields, Map<String, String> shown) {

    private static final List<String> TEXTS = List.of(
            "name", "code", "entity", "type", "unit", "period", "provider", "fresh", "actionable", "says", "derived");

    private static final String CODES = "codes";

    FactForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    static FactForm of(Skeleton skeleton, Skeleton.Block fact) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        TEXTS.forEach(key -> fields.put(key, key.equals("says") ? fact.scalar(key) : Skeleton.line(fact.scalar(key))));
        Node codes = fact.node(CODES);
        boolean listed = codes == null
                || (codes instanceof SequenceNode list
                        && list.getValue().stream().allMatch(ScalarNode.class::isInstance));
        fields.put(
                CODES,
                codes instanceof SequenceNode list && listed
                        ? list.getValue().stream().map(Skeleton::scalar).collect(Collectors.joining("\n"))
                        : "");
        fact.parts().keySet().stream()
                .filter(key -> !TEXTS.contains(key) && !(key.equals(CODES) && listed))
                .forEach(key -> shown.put(key, skeleton.source(fact, key)));
        return new FactForm(fields, shown);
    }

    static FactForm posted(Map<String, String> sent, FactForm standing) {
        Map<String, String> fields = new LinkedHashMap<>(standing.fields);
        fields.replaceAll((key, value) -> sent.getOrDefault("f." + key, value).replace("\r\n", "\n"));
        return new FactForm(fields, standing.shown);
    }

    List<Skeleton.Edit> edits(Skeleton skeleton, Skeleton.Block fact, FactForm before) {
        List<Skeleton.Edit> edits = new ArrayList<>();
        fields.forEach((key, typed) -> {
            if (!at(key).equals(before.at(key)) && !shown.containsKey(key)) {
                String value = key.equals(CODES) ? Scalars.lines(at(key)) : Scalars.plain(at(key));
                skeleton.edit(fact, key, at(key).isEmpty() ? "" : key + ": " + value)
                        .ifPresent(edits::add);
            }
        });
        return edits;
    }

    String at(String key) {
        return fields.getOrDefault(key, "").strip();
    }
}
