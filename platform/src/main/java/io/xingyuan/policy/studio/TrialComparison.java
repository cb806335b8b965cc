package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** 测试的对比: tests that expect something else than those of the text in force. Clauses that are new are left out. */
final class TrialComparison {

    private TrialComparison() {}

    /** @param tests in words, by name */
    private record Tested(String title, Map<String, String> tests) {}

    static List<Difference> between(String before, String after) {
        Map<String, Tested> old = tested(before);
        List<Difference> differences = new ArrayList<>();
        tested(after).forEach((id, young) -> {
            Map<String, String> known = old.getOrDefault(id, young).tests();
            Set<String> names = new LinkedHashSet<>(young.tests().keySet());
            names.addAll(known.keySet());
            for (String name : names) {
                String was = known.getOrDefault(name, "");
                String is = young.tests().getOrDefault(name, "");
                if (!was.equals(is)) {
                    differences.add(new Difference(young.title(), t("测试“{0}”", name), was, is));
                }
            }
        });
        return differences;
    }

    private static Map<String, Tested> tested(String text) {
        Map<String, Tested> clauses = new LinkedHashMap<>();
        Skeleton.read(text)
                .ifPresent(skeleton -> skeleton.clauses().forEach(clause -> {
                    Map<String, String> tests = new LinkedHashMap<>();
                    if (clause.node("tests") instanceof SequenceNode list) {
                        list.getValue().stream()
                                .map(item -> TrialRow.of(item, skeleton))
                                .forEach(test -> tests.put(test.name(), test.words()));
                    }
                    clauses.put(clause.scalar("id"), new Tested(clause.scalar("title"), tests));
                }));
        return clauses;
    }
}
