package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes demo rows through the same stores as everything else. */
@Component
class DemoWriter {

    private final Directory directory;
    private final Belongings belongings;
    private final KnownFacts facts;
    private final FactDefinitions definitions;

    DemoWriter(Directory directory, Belongings belongings, KnownFacts facts, FactDefinitions definitions) {
        this.directory = directory;
        this.belongings = belongings;
        this.facts = facts;
        this.definitions = definitions;
    }

    void enrol(EnterpriseId id, Profile profile, Change change) {
        directory.insert(id, profile, true, change);
    }

    void insert(Product product) {
        belongings.insert(List.of(product));
    }

    void insert(Project project) {
        belongings.insert(project);
    }

    void insert(Qualification qualification) {
        belongings.insert(qualification);
    }

    void insert(Contact contact) {
        belongings.insert(contact);
    }

    List<NewFact> facts(EnterpriseId enterprise, Entity entity, UUID subject, DemoFacts written) {
        return written.of(enterprise, entity, subject, definitions, facts.today());
    }

    void record(List<NewFact> all, String by) {
        facts.record(all, by);
    }

    void clear() {
        directory.deleteDemo();
    }
}
