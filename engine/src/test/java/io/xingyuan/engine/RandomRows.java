package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random facts, three of each type, over random rows with missing, stale and conflicting cells; and settings to match. */
final class RandomRows {

    /** The last day of a month, which ends periods that began on a later day of theirs. */
    static final LocalDate TODAY = LocalDate.of(2025, 2, 28);

    private static final List<FactType> SETTINGS = List.of(FactType.values());

    private final Random random;
    private final CodeTable codes = new CodeTable();
    private final FrameLoader loader = new FrameLoader(codes);
    private final FactDictionary dictionary = new FactDictionary(definitions());
    private final List<Slot> slots = dictionary.all().stream()
            .map(definition -> new Slot(
                    definition, true, Slot.Span.TIMELESS, 0, definition.name().equals("BOOL1")))
            .toList();
    private final List<Facts> rows = new ArrayList<>();
    private final Frame.Setting[] settings;

    RandomRows(Random random, int count) {
        this.random = random;
        RandomCells.CODES.forEach(codes::intern);
        for (int row = 0; row < count; row++) {
            rows.add(facts());
        }
        settings = settings();
    }

    CodeTable codes() {
        return codes;
    }

    List<Slot> slots() {
        return slots;
    }

    int size() {
        return rows.size();
    }

    /** Settings and dates, without inputs. */
    Frame fixed() {
        return new Frame(new long[0], new Fact[0], settings, TODAY);
    }

    private Facts facts() {
        Facts.Builder facts = Facts.builder();
        for (Slot slot : slots) {
            if (random.nextInt(20) != 0) {
                Value value = RandomCells.typed(random, slot.definition().type());
                LocalDate vouched = TODAY.minusDays(random.nextInt(120));
                Fact.Standing standing = random.nextInt(20) == 0
                        ? random.nextBoolean() ? Fact.Standing.STALE : Fact.Standing.CONFLICTING
                        : Fact.Standing.CURRENT;
                facts.put(slot.definition().code(), Facts.NO_YEAR, new Fact(value, "", vouched, false, standing));
            }
        }
        return facts.build();
    }

    List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            subjects.add(Subject.enterprise(Integer.toString(row), "示例企业", rows.get(row)));
        }
        return subjects;
    }

    Columns columns() {
        Columns.Builder builder = Columns.builder(dictionary);
        subjects().forEach(builder::subject);
        return builder.build();
    }

    /** What the interpreter sees, put together without any column. */
    List<Frame> frames() {
        return rows.stream()
                .map(facts -> loader.load(slots, settings, facts, facts, TODAY))
                .toList();
    }

    /** Random typed expressions, half of them conditions. */
    List<Node> expressions(int count) {
        var nodes = new RandomNodes(random, slots, SETTINGS, 2, 2);
        List<Node> expressions = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            expressions.add(
                    switch (n % 4) {
                        case 0 -> nodes.quantity(FactType.MONEY, 4).node();
                        case 1 -> nodes.quantity(FactType.RATIO, 3).node();
                        default -> nodes.truth(5);
                    });
        }
        return expressions;
    }

    /** The column evaluator's answers, expression by expression. */
    List<long[]> byColumns(List<Node> expressions) {
        var table = new SourceTable(columns(), codes, Entity.ENTERPRISE, TODAY.getYear() - 1);
        int[] sources = slots.stream().mapToInt(table::of).toArray();
        Map<Node.StartsWith, Integer> prefixes = new HashMap<>();
        expressions.forEach(node -> BoundPlan.collect(node, slots, table, prefixes));
        var batch = new Batch(table.sources(), TODAY.toEpochDay());
        var evaluator = new ColumnEvaluator(batch, fixed(), sources, Map.copyOf(prefixes));
        List<long[]> answers = new ArrayList<>();
        expressions.forEach(node -> answers.add(new long[rows.size()]));
        for (int from = 0; from < rows.size(); from += Batch.ROWS) {
            batch.move(from, Math.min(Batch.ROWS, rows.size() - from));
            for (int n = 0; n < expressions.size(); n++) {
                long[] cells = evaluator.cells(expressions.get(n), 0);
                System.arraycopy(cells, 0, answers.get(n), from, batch.count());
            }
        }
        return answers;
    }

    private Frame.Setting[] settings() {
        List<Frame.Setting> made = new ArrayList<>();
        SETTINGS.forEach(type -> made.add(Frame.Setting.of(RandomCells.value(random, type))));
        made.add(new Frame.Setting(0, new long[] {0, 2}, new long[0]));
        made.add(new Frame.Setting(0, new long[] {1}, new long[0]));
        made.add(new Frame.Setting(0, new long[0], new long[] {0, 50_000, 666_666, 30_001, 1_333_332, 7}));
        made.add(new Frame.Setting(0, new long[0], new long[] {333_333, 123_456}));
        return made.toArray(Frame.Setting[]::new);
    }

    private static List<FactDefinition> definitions() {
        List<FactDefinition> definitions = new ArrayList<>();
        for (FactType type : FactType.values()) {
            for (int n = 1; n <= 3; n++) {
                String name = type.name() + n;
                int fresh = n == 3 ? 90 : 0;
                definitions.add(new FactDefinition(
                        name,
                        name,
                        Entity.ENTERPRISE,
                        type,
                        "",
                        Period.NONE,
                        "",
                        "",
                        Effort.BOTH,
                        fresh,
                        List.of(),
                        null));
            }
        }
        return definitions;
    }

    FactSchema schema(SqlDialect dialect) {
        return new FactSchema(
                dialect,
                slots.stream()
                        .map(slot -> new FactSchema.Key(slot.definition(), Facts.NO_YEAR))
                        .toList());
    }

    @Nullable
    Fact fact(int row, Slot slot) {
        return rows.get(row).get(slot.definition().code(), Facts.NO_YEAR);
    }
}
