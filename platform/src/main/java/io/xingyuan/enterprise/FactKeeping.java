package io.xingyuan.enterprise;

import io.xingyuan.audit.FieldChange;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 事实登记: people state facts, one at a time; files bring many. */
@Component
class FactKeeping {

    private static final int FIRST_YEAR = 1949;

    private final FactDefinitions definitions;
    private final KnownFacts facts;
    private final Directory directory;
    private final Changes changes;

    FactKeeping(FactDefinitions definitions, KnownFacts facts, Directory directory, Changes changes) {
        this.definitions = definitions;
        this.facts = facts;
        this.directory = directory;
        this.changes = changes;
    }

    @Transactional
    Declared declare(
            EnterpriseId enterprise,
            Entity entity,
            UUID subject,
            String code,
            int year,
            String typed,
            Visitor visitor) {
        boolean own = visitor.role().ofEnterprise();
        Statement statement =
                new Statement(typed, own ? "企业申报" : "园区录入", facts.today(), own ? FactRank.DECLARED : FactRank.PARK);
        return state(enterprise, entity, subject, code, year, statement, visitor.name());
    }

    Map<EnterpriseId, List<FactChange>> changes(Set<EnterpriseId> enterprises, Instant after, Instant until) {
        return facts.changes(enterprises, after, until);
    }

    /** What is said, by whose authority and for which day. */
    record Statement(String typed, String source, LocalDate asOf, FactRank rank) {}

    @Transactional
    Declared state(
            EnterpriseId enterprise,
            Entity entity,
            UUID subject,
            String code,
            int year,
            Statement statement,
            String by) {
        FactDefinition definition = definition(entity, code);
        requireYear(definition, year);
        Value value = FactText.read(definition, statement.typed());
        directory.lock(enterprise);
        if (!directory.owns(enterprise, entity, subject)) {
            throw new NotFound(entity.label());
        }
        @Nullable
        String before = facts.history(enterprise, subject, code, year).stream()
                .findFirst()
                .map(KnownFact::shown)
                .orElse(null);
        facts.record(
                List.of(new NewFact(
                        enterprise,
                        entity,
                        subject,
                        code,
                        year,
                        value,
                        statement.source(),
                        statement.asOf(),
                        statement.rank(),
                        null)),
                by);
        String field = definition.name() + (year == 0 ? "" : " " + year);
        changes.record(
                "登记事实",
                enterprise,
                directory.get(enterprise).name(),
                List.of(
                        FieldChange.of(field, before, definition.show(value)),
                        FieldChange.of("来源", null, statement.source() + " " + statement.asOf())));
        changes.publish(List.of(enterprise));
        boolean stands = facts.history(enterprise, subject, code, year).stream()
                .findFirst()
                .filter(first ->
                        first.rank() == statement.rank() && first.value().equals(value))
                .isPresent();
        return stands ? Declared.STANDS : Declared.OVERRULED;
    }

    private FactDefinition definition(Entity entity, String code) {
        return definitions
                .byCode(code)
                .filter(fact -> fact.entity() == entity && fact.derived() == null)
                .orElseThrow(() -> new NotFound("事实"));
    }

    private void requireYear(FactDefinition definition, int year) {
        if (definition.period() == Period.NONE) {
            if (year != 0) {
                throw new IllegalArgumentException(definition.name() + "不分年度");
            }
        } else if (year < FIRST_YEAR || year > facts.today().getYear() + 1) {
            throw new IllegalArgumentException(definition.name() + "的年度应在" + FIRST_YEAR + "至今年之间");
        }
    }
}
