package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** 条款的写回: what was changed in the form of a clause as changes to its text. */
final class ClauseWriting {

    private final ClauseForm before;
    private final ClauseForm after;
    private final FactDictionary facts;

    private ClauseWriting(ClauseForm before, ClauseForm after, FactDictionary facts) {
        this.before = before;
        this.after = after;
        this.facts = facts;
    }

    /** What has to change in the text so that it says what the form says. */
    static List<Skeleton.Edit> edits(
            Skeleton skeleton, Skeleton.Block clause, ClauseForm before, ClauseForm after, FactDictionary facts) {
        return new ClauseWriting(before, after, facts).edits(skeleton, clause);
    }

    private List<Skeleton.Edit> edits(Skeleton skeleton, Skeleton.Block clause) {
        Map<String, String> written = new LinkedHashMap<>();
        for (String key : ClauseForm.TEXTS) {
            if (!same(key)) {
                written.put(key, after.text(key).isEmpty() ? "" : key + ": " + Scalars.plain(after.text(key)));
            }
        }
        for (String key : ClauseForm.LISTS) {
            if (!same(key) && !after.onlyShown(key)) {
                written.put(key, listed(key));
            }
        }
        ClauseForm.MAPPINGS.forEach((key, parts) -> {
            if (!after.onlyShown(key) && parts.stream().anyMatch(part -> !same(key + "." + part))) {
                written.put(key, mapped(key, parts));
            }
        });
        if (!after.onlyShown("when")
                && (!after.conditions().equals(before.conditions())
                        || !after.group().equals(before.group()))) {
            Set<String> names = new LinkedHashSet<>(ClauseReading.names(skeleton, clause));
            after.parameters().forEach(row -> names.add(row.name().strip()));
            written.put("when", conditions(names));
        }
        if (!after.onlyShown("params") && !after.parameters().equals(before.parameters())) {
            written.put("params", ParameterRow.written(after.parameters()));
        }
        if (!after.onlyShown("tests") && !after.trials().equals(before.trials())) {
            List<TrialRow> kept =
                    after.trials().stream().filter(row -> !row.blank()).toList();
            written.put(
                    "tests",
                    kept.isEmpty()
                            ? ""
                            : "tests:\n" + kept.stream().map(TrialRow::written).collect(Collectors.joining("\n")));
        }
        Set<Skeleton.Edit> edits = new LinkedHashSet<>();
        written.forEach((key, text) -> skeleton.edit(clause, key, text).ifPresent(edits::add));
        return List.copyOf(edits);
    }

    private boolean same(String key) {
        return after.text(key).equals(before.text(key));
    }

    private String listed(String key) {
        List<String> items = after.text(key)
                .lines()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(Scalars::inFlow)
                .toList();
        return items.isEmpty() ? "" : key + ": [" + String.join(", ", items) + "]";
    }

    private String mapped(String key, List<String> parts) {
        List<String> entries = new ArrayList<>();
        List<String> rounding = new ArrayList<>();
        for (String part : parts) {
            String value = after.text(key + "." + part);
            if (value.isEmpty()) {
                continue;
            }
            if (part.startsWith("round.")) {
                rounding.add(part.substring(6) + ": " + Scalars.inFlow(value));
            } else {
                entries.add(part + ": " + Scalars.inFlow(value));
            }
        }
        if (!rounding.isEmpty()) {
            entries.add("round: {" + String.join(", ", rounding) + "}");
        }
        return entries.isEmpty() ? "" : key + ": {" + String.join(", ", entries) + "}";
    }

    private String conditions(Set<String> names) {
        String items = ConditionTree.written(after.conditions(), facts, names);
        if (items.isEmpty()) {
            return "";
        }
        boolean one =
                after.conditions().size() == 1 && !after.conditions().getFirst().isGroup();
        if (after.group().equals("one") && one) {
            return "when:\n  " + items.substring(2);
        }
        return "when:\n  " + (after.group().equals("any") ? "any" : "all") + ":\n  " + items.replace("\n", "\n  ");
    }
}
