package io.xingyuan.enterprise;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 事实档: puts the page of one fact, and the sheet of a product and the like, together. */
@Component
class FactFile {

    private final FactDefinitions definitions;
    private final KnownFacts facts;
    private final Directory directory;
    private final Belongings belongings;

    FactFile(FactDefinitions definitions, KnownFacts facts, Directory directory, Belongings belongings) {
        this.definitions = definitions;
        this.facts = facts;
        this.directory = directory;
        this.belongings = belongings;
    }

    FactPage open(EnterpriseId id, UUID subject, String code, int year, Visitor visitor) {
        Enterprise enterprise = directory.get(id);
        FactDefinition definition = definitions.byCode(code).orElseThrow(() -> new NotFound("事实"));
        if (!directory.owns(id, definition.entity(), subject)) {
            throw new NotFound(definition.entity().label());
        }
        boolean own = visitor.role() == Role.ENTERPRISE_ADMINISTRATOR;
        return new FactPage(
                enterprise,
                definition.entity(),
                subject,
                name(id, subject),
                definition,
                year,
                facts.history(id, subject, code, year),
                definition.derived() == null && (own || EnterprisePages.mayEdit(visitor.role())),
                own);
    }

    LocalDate today() {
        return facts.today();
    }

    private @Nullable String name(EnterpriseId enterprise, UUID subject) {
        return belongings
                .product(enterprise, subject)
                .map(Product::name)
                .or(() -> belongings.projects(enterprise).stream()
                        .filter(project -> project.id().equals(subject))
                        .map(Project::name)
                        .findFirst())
                .orElse(null);
    }
}
