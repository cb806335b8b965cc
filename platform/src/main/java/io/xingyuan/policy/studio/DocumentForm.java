package io.xingyuan.policy.studio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * 文件表单: what a policy says of itself as a form.
 *
 * @param fields single texts by name
 * @param parameters those that the clauses share
 * @param shown parts of the text that the form cannot change, by key
 */
record DocumentForm(Map<String, String> fields, List<ParameterRow> parameters, Map<String, String> shown) {

    static final List<String> TEXTS =
            List.of("title", "number", "issuer", "region", "published", "source", "note", "test-date");

    private static final List<String> DATES = List.of("from", "to");
    private static final String CONVENTION = "convention";
    private static final String PARAMS = "params";

    DocumentForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        parameters = List.copyOf(parameters);
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    static DocumentForm of(Skeleton skeleton) {
        Skeleton.Block document = skeleton.document();
        Map<String, String> fields = new LinkedHashMap<>();
        TEXTS.forEach(key ->
                fields.put(key, key.equals("note") ? document.scalar(key) : Skeleton.line(document.scalar(key))));
        DATES.forEach(date -> fields.put("valid." + date, ""));
        if (document.node("valid") instanceof MappingNode valid) {
            valid.getValue().forEach(entry -> {
                Node value = entry.getValueNode();
                fields.put("valid." + Skeleton.scalar(entry.getKeyNode()), Skeleton.scalar(value));
            });
        }
        fields.put(CONVENTION, convention(document.node(CONVENTION)));
        Map<String, String> shown = new LinkedHashMap<>();
        Node params = document.node(PARAMS);
        List<ParameterRow> parameters = params == null ? List.of() : ParameterRow.of(params);
        document.parts().keySet().stream()
                .filter(key -> !TEXTS.contains(key)
                        && !List.of("policy", "valid", CONVENTION, "clauses").contains(key)
                        && !(key.equals(PARAMS) && parameters != null))
                .forEach(key -> shown.put(key, skeleton.source(document, key)));
        return new DocumentForm(fields, parameters == null ? List.of() : parameters, shown);
    }

    /** A line {@code 以上 >=} for each word. */
    private static String convention(@Nullable Node node) {
        return node instanceof MappingNode words
                ? words.getValue().stream()
                        .map(word -> Skeleton.scalar(word.getKeyNode()) + " " + Skeleton.scalar(word.getValueNode()))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    static DocumentForm posted(Map<String, String> sent, DocumentForm standing) {
        Map<String, String> fields = new LinkedHashMap<>(standing.fields);
        fields.replaceAll((key, value) -> sent.getOrDefault("f." + key, value).replace("\r\n", "\n"));
        return new DocumentForm(fields, ParameterRow.posted(SentRows.of(sent)), standing.shown);
    }

    DocumentForm withParameters(List<ParameterRow> changed) {
        return new DocumentForm(fields, changed, shown);
    }

    boolean onlyShown(String key) {
        return shown.containsKey(key);
    }

    List<Skeleton.Edit> edits(Skeleton skeleton, DocumentForm before) {
        List<Skeleton.Edit> edits = new ArrayList<>();
        for (String key : TEXTS) {
            if (!at(key).equals(before.at(key))) {
                String value = key.equals("region") ? Scalars.quoted(at(key)) : Scalars.plain(at(key));
                skeleton.edit(skeleton.document(), key, at(key).isEmpty() ? "" : key + ": " + value)
                        .ifPresent(edits::add);
            }
        }
        if (!at(CONVENTION).equals(before.at(CONVENTION))) {
            String words = at(CONVENTION)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split("\\s+", 2))
                    .map(word -> Scalars.inFlow(word[0]) + ": " + Scalars.quoted(word.length > 1 ? word[1] : ""))
                    .collect(Collectors.joining(", "));
            skeleton.edit(skeleton.document(), CONVENTION, words.isEmpty() ? "" : CONVENTION + ": {" + words + "}")
                    .ifPresent(edits::add);
        }
        if (DATES.stream().anyMatch(date -> !at("valid." + date).equals(before.at("valid." + date)))) {
            List<String> dates = DATES.stream()
                    .filter(date -> !at("valid." + date).isEmpty())
                    .map(date -> date + ": " + Scalars.inFlow(at("valid." + date)))
                    .toList();
            skeleton.edit(
                            skeleton.document(),
                            "valid",
                            dates.isEmpty() ? "" : "valid: {" + String.join(", ", dates) + "}")
                    .ifPresent(edits::add);
        }
        if (!onlyShown(PARAMS) && !parameters.equals(before.parameters)) {
            skeleton.edit(skeleton.document(), PARAMS, ParameterRow.written(parameters))
                    .ifPresent(edits::add);
        }
        return edits;
    }

    String at(String key) {
        return fields.getOrDefault(key, "").strip();
    }
}
