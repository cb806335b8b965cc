package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random enterprises with children for a library: each starts from the facts of some authored tests, so that every
 * clause meets rows that fulfil it, and is then disturbed.
 */
final class RandomSubjects {

    private static final List<Entity> CHILDREN =
            List.of(Entity.PRODUCT, Entity.PRODUCT, Entity.PROJECT, Entity.PLATFORM, Entity.TEAM);

    private final Random random;
    private final PolicyLibrary library;
    private final LocalDate asOf;
    private final List<ClauseTest> tests = new ArrayList<>();

    RandomSubjects(Random random, PolicyLibrary library, LocalDate asOf) {
        this.random = random;
        this.library = library;
        this.asOf = asOf;
        for (Clause clause : library.clauses()) {
            library.compiled(clause.id()).ifPresent(compiled -> tests.addAll(compiled.tests()));
        }
    }

    List<Subject> some(int count) {
        List<Subject> subjects = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            List<Subject> children = new ArrayList<>();
            for (Entity entity : CHILDREN) {
                String id = "示例-" + n + "-" + children.size();
                children.add(new Subject(id, entity, id, facts(entity), List.of()));
            }
            subjects.add(new Subject("示例-" + n, Entity.ENTERPRISE, "示例企业" + n, facts(Entity.ENTERPRISE), children));
        }
        return subjects;
    }

    private Facts facts(Entity entity) {
        Map<Facts.Key, Fact> facts = new HashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            authored(entity, tests.get(random.nextInt(tests.size())), facts);
        }
        for (FactDefinition definition : library.facts().all()) {
            if (definition.entity() == entity && definition.derived() == null && random.nextInt(4) == 0) {
                disturb(definition, facts);
            }
        }
        return Facts.of(facts);
    }

    /** The facts of an authored test, moved to this legal date. */
    private void authored(Entity entity, ClauseTest test, Map<Facts.Key, Fact> into) {
        Facts facts = test.target().entity() == entity
                ? test.target().facts()
                : entity == Entity.ENTERPRISE ? test.subject().facts() : Facts.none();
        int shift = asOf.getYear() - test.asOf().getYear();
        facts.all().forEach((key, fact) -> {
            int year = key.year() == Facts.NO_YEAR ? key.year() : key.year() + shift;
            into.put(new Facts.Key(key.code(), year), new Fact(fact.value(), "", asOf, false, fact.standing()));
        });
    }

    private void disturb(FactDefinition definition, Map<Facts.Key, Fact> facts) {
        boolean yearly = definition.period() == Period.YEAR;
        var key = new Facts.Key(definition.code(), yearly ? asOf.getYear() - 1 - random.nextInt(4) : Facts.NO_YEAR);
        Fact before = facts.get(key);
        switch (random.nextInt(8)) {
            case 0 -> facts.remove(key);
            case 1 -> {
                if (before != null) {
                    facts.put(key, before.with(random.nextBoolean() ? Fact.Standing.STALE : Fact.Standing.CONFLICTING));
                }
            }
            case 2 -> facts.put(key, Fact.of(RandomCells.typed(random, definition.type()), "", asOf));
            default -> facts.put(key, new Fact(value(definition, before), "", vouched(), false, Fact.Standing.CURRENT));
        }
    }

    private LocalDate vouched() {
        return asOf.minusDays(random.nextInt(100));
    }

    /** Of two one that is the last day of its month. */
    private LocalDate day() {
        LocalDate day = asOf.minusDays(random.nextInt(2500));
        return random.nextBoolean() ? day.withDayOfMonth(day.lengthOfMonth()) : day;
    }

    /** A value near the one before, or a plausible one. */
    private Value value(FactDefinition definition, @Nullable Fact before) {
        Value old = before == null ? null : before.value();
        return switch (definition.type()) {
            case BOOL -> new Value.Flag(random.nextBoolean());
            case MONEY ->
                old instanceof Value.Money money
                        ? new Value.Money(money.fen() + random.nextInt(-1, 2))
                        : new Value.Money(random.nextInt(-1, 60) * 50_000_000L * (1 + random.nextInt(30)));
            case RATIO -> new Value.Ratio(random.nextInt(-2, 110) * 10_000L);
            case INTEGER ->
                old instanceof Value.Whole whole
                        ? new Value.Whole(whole.number() + random.nextInt(-1, 2))
                        : new Value.Whole(random.nextInt(-1, 1200));
            case CODE ->
                new Value.Code(
                        definition.codes().isEmpty() || random.nextInt(12) == 0
                                ? List.of("3581", "2770", "220102", "别处").get(random.nextInt(4))
                                : definition
                                        .codes()
                                        .get(random.nextInt(definition.codes().size())));
            case DATE -> new Value.Day(day());
        };
    }

    /** Awards to about one subject in five. */
    Ledger ledger(List<Subject> subjects) {
        return Ledger.of(awards(subjects));
    }

    List<Ledger.Entry> awards(List<Subject> subjects) {
        List<Ledger.Entry> entries = new ArrayList<>();
        for (Subject subject : subjects) {
            award(subject, entries);
            subject.children().forEach(child -> award(child, entries));
        }
        return entries;
    }

    private void award(Subject subject, List<Ledger.Entry> into) {
        for (Clause clause : library.clauses()) {
            if (clause.entity() == subject.entity() && random.nextInt(6) == 0) {
                int year = random.nextInt(3) == 0 ? 0 : asOf.getYear() - 1 - random.nextInt(2);
                into.add(new Ledger.Entry(clause.id(), subject.id(), year, random.nextInt(4), 1_000_000));
            }
        }
    }
}
