package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 编译范围: the facts and parameters that the expressions of one clause may name, and those they did name. */
final class Scope {

    private static final int MAX_NODES = 20_000;

    private final Vocabulary vocabulary;
    private final Entity entity;
    private final Map<String, CompiledParameter> available;
    private final Map<Slot, Integer> slots = new LinkedHashMap<>();
    private final Map<String, Integer> used = new LinkedHashMap<>();
    private int nodes;

    Scope(Vocabulary vocabulary, Entity entity, Map<String, CompiledParameter> available) {
        this.vocabulary = vocabulary;
        this.entity = entity;
        this.available = available;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    @Nullable
    CompiledParameter parameter(String name) {
        return available.get(name);
    }

    int parameterIndex(String name) {
        return used.computeIfAbsent(name, added -> used.size());
    }

    boolean uses(String parameter) {
        return used.containsKey(parameter);
    }

    boolean canSee(FactDefinition definition) {
        return definition.entity() == entity || definition.entity() == Entity.ENTERPRISE;
    }

    Entity entity() {
        return entity;
    }

    int slot(FactDefinition definition, Context.Point point, boolean judged) {
        boolean yearly = definition.period() == Period.YEAR;
        var slot = new Slot(
                definition,
                definition.entity() == entity,
                yearly ? point.span() : Slot.Span.TIMELESS,
                yearly ? point.year() : Facts.NO_YEAR,
                judged);
        return slots.computeIfAbsent(slot, added -> slots.size());
    }

    /** Keeps nested growth() and every from unfolding without end. */
    void count(int at) {
        if (++nodes > MAX_NODES) {
            throw new ExpressionFault(at, "展开后超过 " + MAX_NODES + " 步，请拆分或简化");
        }
    }

    List<Slot> slots() {
        return List.copyOf(slots.keySet());
    }

    List<CompiledParameter> parameters() {
        List<CompiledParameter> parameters = new ArrayList<>();
        for (String name : used.keySet()) {
            CompiledParameter parameter = available.get(name);
            if (parameter != null) {
                parameters.add(parameter);
            }
        }
        return List.copyOf(parameters);
    }

    List<String> names() {
        List<String> names = new ArrayList<>(vocabulary.names());
        names.addAll(available.keySet());
        return names;
    }
}
