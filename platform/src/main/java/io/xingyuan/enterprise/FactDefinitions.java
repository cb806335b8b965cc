package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** 事实字典: the facts that the policy library speaks of just now, as the pages and workbooks need them. */
final class FactDefinitions {

    private final DictionaryInForce dictionary;

    FactDefinitions(DictionaryInForce dictionary) {
        this.dictionary = dictionary;
    }

    /** The dictionary that ships with the policy library, and nothing else. */
    static FactDefinitions shipped() {
        try {
            FactDictionary facts = Policies.load(sources()).facts();
            return new FactDefinitions(() -> facts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (PolicyProblems faulty) {
            throw new IllegalStateException("policies/facts.yaml", faulty);
        }
    }

    /** The files of the dictionary, name to text. */
    static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:policies/facts*.yaml")) {
            sources.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
        }
        return sources;
    }

    Optional<FactDefinition> byCode(String code) {
        return dictionary.facts().byCode(code);
    }

    Optional<FactDefinition> byName(String name) {
        return dictionary.facts().byName(name);
    }

    /** Supplied (not derived) facts of one kind of subject. */
    List<FactDefinition> supplied(Entity entity, Period period) {
        return dictionary.facts().all().stream()
                .filter(fact -> fact.entity() == entity && fact.period() == period && fact.derived() == null)
                .toList();
    }
}
