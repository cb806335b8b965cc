package io.xingyuan.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 事实字典: every fact that rules may speak of, in the order of its file. */
public final class FactDictionary {

    private final List<FactDefinition> all;
    private final Map<String, FactDefinition> byName = new LinkedHashMap<>();
    private final Map<String, FactDefinition> byCode = new LinkedHashMap<>();

    FactDictionary(Collection<FactDefinition> definitions) {
        all = List.copyOf(definitions);
        for (FactDefinition definition : all) {
            byName.put(definition.name(), definition);
            byCode.put(definition.code(), definition);
        }
    }

    public List<FactDefinition> all() {
        return all;
    }

    public Optional<FactDefinition> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<FactDefinition> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
