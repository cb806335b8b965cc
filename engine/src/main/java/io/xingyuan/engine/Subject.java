package io.xingyuan.engine;

import java.util.List;

/**
 * 体检对象: an enterprise with its facts, and its products, projects, platforms and teams as children. A clause on a
 * product sees the product's own facts and those of its enterprise.
 */
public record Subject(String id, Entity entity, String name, Facts facts, List<Subject> children) {

    public Subject {
        children = List.copyOf(children);
    }

    public static Subject enterprise(String id, String name, Facts facts) {
        return new Subject(id, Entity.ENTERPRISE, name, facts, List.of());
    }

    public Subject with(Facts changed) {
        return new Subject(id, entity, name, changed, children);
    }

    public Subject with(List<Subject> changed) {
        return new Subject(id, entity, name, facts, changed);
    }
}
