package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Subject;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 企业规模: lets the policy engine say how large an enterprise is, and keeps the answer for the filter of the list. */
@Component
class SizeClasses {

    private static final Set<String> ASKED =
            Set.of("enterprise-type", "industry", "employees", "revenue", "stated-size");

    private final PolicyLibrary sizes = dictionary();
    private final FactDefinitions definitions;
    private final Subjects subjects;
    private final Directory directory;
    private final KnownFacts facts;

    SizeClasses(FactDefinitions definitions, Subjects subjects, Directory directory, KnownFacts facts) {
        this.definitions = definitions;
        this.subjects = subjects;
        this.directory = directory;
        this.facts = facts;
    }

    @EventListener
    void classify(FactChanged changed) {
        directory.find(changed.enterprise()).ifPresent(enterprise -> {
            Subject subject = subjects.subject(enterprise.id()).with(List.of());
            directory.classify(enterprise.id(), size(subject, facts.today()));
        });
    }

    /** All enterprises on the books at once, after a large import. */
    void classifyAll() {
        var collected = new Collected();
        subjects.read(collected);
        LocalDate today = facts.today();
        Map<EnterpriseId, @Nullable String> found = new LinkedHashMap<>();
        collected.known.forEach((id, builder) ->
                found.put(id, size(Subject.enterprise(id.toString(), "", builder.build()), today)));
        directory.classify(found);
    }

    private @Nullable String size(Subject enterprise, LocalDate today) {
        return sizes.derive("size", enterprise, enterprise, today).value() instanceof Value.Code(String size)
                ? size
                : null;
    }

    private static PolicyLibrary dictionary() {
        try {
            return Policies.load(FactDefinitions.sources());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (PolicyProblems faulty) {
            throw new IllegalStateException("policies/facts.yaml", faulty);
        }
    }

    /** The few facts that the size depends on, by enterprise. */
    private final class Collected implements FactReader {

        private final Map<EnterpriseId, Facts.Builder> known = new LinkedHashMap<>();
        private final List<Facts.Builder> enterprises = new ArrayList<>();

        @Override
        public void enterprise(EnterpriseSummary enterprise) {
            Facts.Builder facts = Facts.builder();
            known.put(enterprise.id(), facts);
            enterprises.add(facts);
        }

        @Override
        public void belonging(Entity entity, UUID id, String name, int enterprise) {
            // the size is a matter of the enterprise alone
        }

        @Override
        public void number(int subject, String code, int year, long number, int asOf) {
            if (asks(subject, code)) {
                FactDefinition definition = definitions.byCode(code).orElseThrow();
                put(subject, code, year, fact(KnownFact.value(definition, number, null), asOf));
            }
        }

        @Override
        public void code(int subject, String code, int year, String value, int asOf) {
            if (asks(subject, code)) {
                put(subject, code, year, fact(new Value.Code(value), asOf));
            }
        }

        private boolean asks(int subject, String code) {
            return subject < enterprises.size() && ASKED.contains(code);
        }

        private void put(int subject, String code, int year, Fact fact) {
            enterprises.get(subject).put(code, year, fact);
        }

        private static Fact fact(Value value, int asOf) {
            return Fact.of(value, "", LocalDate.ofEpochDay(asOf));
        }
    }
}
