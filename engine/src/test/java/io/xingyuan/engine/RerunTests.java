package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever changes, a population worked out by the difference equals one worked out from scratch. */
class RerunTests {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final int ENTERPRISES = 30;
    private static final int STEPS = 12;

    private final PolicyLibrary library;

    RerunTests() throws PolicyProblems {
        library = Policies.load(Path.of("..", "policies"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void equalsAFullRunAfterEveryChange(long seed) throws PolicyProblems {
        var random = new Random(seed);
        var invented = new RandomSubjects(random, library, DAY);
        List<Subject> subjects = new ArrayList<>(invented.some(ENTERPRISES));
        PolicyLibrary rules = library;
        Ledger ledger = invented.ledger(subjects);
        Population known = rules.population(columns(subjects), ledger, DAY, rules.clauses());
        int kept = 0;
        for (int step = 0; step < STEPS; step++) {
            Set<String> changed = new HashSet<>();
            switch (random.nextInt(6)) {
                case 0 -> ledger = invented.ledger(subjects);
                case 1 -> rules = library.with(List.of(figure(random)), DAY);
                case 2 -> changed.add(come(subjects, invented, step));
                case 3 ->
                    changed.add(subjects.remove(random.nextInt(subjects.size())).id());
                default -> change(subjects, invented, random, changed);
            }
            Columns now = known.subjects().with(columns(subjects, changed), changed);
            Population again = known.again(rules, now, ledger, rules.clauses());
            Population full = rules.population(now, ledger, DAY, rules.clauses());
            compare(again, full);
            compareFacts(now, subjects);
            for (ClauseColumn column : again.columns()) {
                kept += known.column(column.clause().id()).orElse(null) == column ? 1 : 0;
            }
            known = again;
        }
        assertThat(kept).as("columns that nothing touched").isPositive();
    }

    @Test
    void oneFactTouchesOnlyTheClausesThatReadIt() {
        List<Subject> subjects = new RandomSubjects(new Random(9), library, DAY).some(ENTERPRISES);
        Population known = library.population(columns(subjects), Ledger.empty(), DAY, library.clauses());
        Subject first = subjects.getFirst();
        Subject other =
                first.with(first.facts().with("rd-expense", 2024, Fact.of(new Value.Money(123_456_700), "", DAY)));
        assertThat(library.facts().byCode("rd-expense")).isPresent();
        Columns now = known.subjects().with(columns(List.of(other)), Set.of(first.id()));
        Population again = known.again(library, now, Ledger.empty(), library.clauses());
        long anew = again.columns().stream()
                .filter(column -> known.column(column.clause().id()).orElse(null) != column)
                .count();
        assertThat(anew).isBetween(1L, (long) library.clauses().size() / 2);
    }

    @Test
    void newcomersStandWhereAFullReadTellsOfThem() {
        assertThat(ids(told("b", "d"), told("a", "c", "e"))).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(told("d", "b"), told("a", "c", "e"))).containsExactly("d", "b", "a", "c", "e");
        assertThat(ids(told("b", "d"), told("z", "c", "y", "a"))).containsExactly("b", "d", "z", "c", "y", "a");
    }

    private Columns told(String... ids) {
        Columns.Builder columns = Columns.builder(library.facts());
        for (String id : ids) {
            columns.enterprise(id, id);
        }
        return columns.build();
    }

    private static List<String> ids(Columns known, Columns told) {
        Columns all = known.with(told, Set.copyOf(ids(told)));
        return ids(all);
    }

    private static List<String> ids(Columns columns) {
        return IntStream.range(0, columns.size(Entity.ENTERPRISE))
                .mapToObj(row -> columns.id(Entity.ENTERPRISE, row))
                .toList();
    }

    private static void change(List<Subject> subjects, RandomSubjects invented, Random random, Set<String> changed) {
        List<Subject> other = invented.some(ENTERPRISES);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(subjects.size());
            Subject was = subjects.get(at);
            Subject now = other.get(random.nextInt(ENTERPRISES));
            List<Subject> children = was.children().isEmpty() || random.nextInt(3) > 0
                    ? IntStream.range(0, was.children().size())
                            .mapToObj(child -> was.children()
                                    .get(child)
                                    .with(now.children().get(child).facts()))
                            .toList()
                    : was.children().subList(0, random.nextInt(was.children().size()));
            subjects.set(
                    at,
                    was.with(random.nextBoolean() ? now.facts() : was.facts()).with(children));
            changed.add(was.id());
        }
    }

    private static String come(List<Subject> subjects, RandomSubjects invented, int step) {
        Subject pattern = invented.some(1).getFirst();
        List<Subject> children = IntStream.range(0, pattern.children().size())
                .mapToObj(i -> {
                    Subject child = pattern.children().get(i);
                    return new Subject("新-" + step + "-" + i, child.entity(), "新", child.facts(), List.of());
                })
                .toList();
        subjects.add(new Subject("新-" + step, Entity.ENTERPRISE, "新来的", pattern.facts(), children));
        return "新-" + step;
    }

    private Variant figure(Random random) {
        List<Clause> clauses = library.clauses().stream()
                .filter(clause -> clause.parameters().stream()
                        .anyMatch(parameter -> parameter.at(DAY).value() instanceof ParameterValue.Single single
                                && single.value() instanceof Value.Money))
                .toList();
        Clause clause = clauses.get(random.nextInt(clauses.size()));
        Parameter money = clause.parameters().stream()
                .filter(parameter -> parameter.at(DAY).value() instanceof ParameterValue.Single single
                        && single.value() instanceof Value.Money)
                .findFirst()
                .orElseThrow();
        return new Variant(
                clause.id(),
                Map.of(money.name(), (1 + random.nextInt(400)) + "万元"),
                Map.of(),
                Map.of(),
                Set.of(),
                List.of());
    }

    private Columns columns(List<Subject> subjects) {
        Columns.Builder columns = Columns.builder(library.facts());
        subjects.forEach(columns::subject);
        return columns.build();
    }

    private Columns columns(List<Subject> subjects, Set<String> some) {
        return columns(
                subjects.stream().filter(subject -> some.contains(subject.id())).toList());
    }

    static void compare(Population one, Population other) {
        assertThat(one.columns()).hasSameSizeAs(other.columns());
        for (ClauseColumn column : one.columns()) {
            ClauseColumn full = other.column(column.clause().id()).orElseThrow();
            assertThat(column.size()).isEqualTo(full.size());
            for (int row = 0; row < full.size(); row++) {
                assertThat(column.mark(row)).isEqualTo(full.mark(row));
                assertThat(column.fen(row)).isEqualTo(full.fen(row));
                assertThat(column.floorFen(row)).isEqualTo(full.floorFen(row));
                assertThat(column.tiers(row)).isEqualTo(full.tiers(row));
                assertThat(column.distance(row)).isEqualTo(full.distance(row));
            }
        }
    }

    /** The columns tell of everybody what a builder told of all at once would tell. */
    private void compareFacts(Columns now, List<Subject> subjects) {
        Columns fresh = columns(subjects);
        assertThat(now.enterprises(DAY)).hasSameSizeAs(fresh.enterprises(DAY));
        Set<Object> expected = new HashSet<>();
        fresh.enterprises(DAY).forEach(subject -> expected.add(said(subject)));
        assertThat(now.enterprises(DAY)).allMatch(subject -> expected.contains(said(subject)));
        assertThat(now.fingerprint()).isEqualTo(fresh.fingerprint());
    }

    private static Object said(Subject subject) {
        return List.of(
                subject.id(),
                subject.name(),
                subject.facts().all(),
                subject.children().stream().map(RerunTests::said).collect(java.util.stream.Collectors.toSet()));
    }
}
