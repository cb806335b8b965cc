package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random typed expressions over random rows: the column evaluator answers as the interpreter does, to the last bit. */
class ColumnEvaluatorTests {

    private static final int ROWS = Batch.ROWS + 300;
    private static final int EXPRESSIONS = 150;
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 1);
    private static final List<FactType> SETTINGS = List.of(FactType.values());

    private final CodeTable codes = new CodeTable();
    private final FrameLoader loader = new FrameLoader(codes);
    private final FactDictionary dictionary = new FactDictionary(definitions());
    private final List<Slot> slots = dictionary.all().stream()
            .map(definition -> new Slot(
                    definition, true, Slot.Span.TIMELESS, 0, definition.name().equals("BOOL1")))
            .toList();

    ColumnEvaluatorTests() {
        RandomCells.CODES.forEach(codes::intern);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_260_101, 20_260_102, 20_260_103, 20_260_104})
    void equalsTheInterpreterOnEveryCell(long seed) {
        var random = new Random(seed);
        List<Map<Slot, Fact>> rows = rows(random);
        Frame.Setting[] settings = settings(random);
        var table = new SourceTable(columns(rows), codes, Entity.ENTERPRISE, TODAY.getYear() - 1);
        int[] sources = slots.stream().mapToInt(table::of).toArray();
        var nodes = new RandomNodes(random, slots, SETTINGS, 2, 2);
        List<Node> expressions = new ArrayList<>();
        for (int n = 0; n < EXPRESSIONS; n++) {
            expressions.add(
                    switch (n % 4) {
                        case 0 -> nodes.quantity(FactType.MONEY, 4).node();
                        case 1 -> nodes.quantity(FactType.RATIO, 3).node();
                        default -> nodes.truth(5);
                    });
        }
        Map<Node.StartsWith, Integer> prefixes = new HashMap<>();
        expressions.forEach(node -> BoundPlan.collect(node, slots, table, prefixes));
        var batch = new Batch(table.sources(), TODAY.toEpochDay());
        var evaluator = new ColumnEvaluator(
                batch, new Frame(new long[0], new Fact[0], settings, TODAY), sources, Map.copyOf(prefixes));
        List<Frame> frames = rows.stream().map(row -> frame(row, settings)).toList();
        long unknown = 0;
        for (int from = 0; from < ROWS; from += Batch.ROWS) {
            batch.move(from, Math.min(Batch.ROWS, ROWS - from));
            for (Node node : expressions) {
                unknown += compare(node, evaluator.cells(node, 0), frames.subList(from, from + batch.count()));
            }
        }
        assertThat(unknown).as("unknown among %d cells", ROWS * EXPRESSIONS).isBetween(20_000L, 190_000L);
    }

    /** Compares one expression over a batch; returns how many cells are unknown. */
    private static long compare(Node node, long[] cells, List<Frame> frames) {
        long unknown = 0;
        for (int i = 0; i < frames.size(); i++) {
            long expected = Interpreter.evaluate(node, frames.get(i));
            unknown += Unknown.is(expected) ? 1 : 0;
            if (cells[i] != expected) {
                fail("row %d: interpreter %d, columns %d in %s", i, expected, cells[i], node);
            }
        }
        return unknown;
    }

    private List<Map<Slot, Fact>> rows(Random random) {
        List<Map<Slot, Fact>> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            var facts = new HashMap<Slot, Fact>();
            for (Slot slot : slots) {
                if (random.nextInt(20) != 0) {
                    Value value = RandomCells.typed(random, slot.definition().type());
                    LocalDate vouched = TODAY.minusDays(random.nextInt(120));
                    Fact.Standing standing = random.nextInt(20) == 0
                            ? random.nextBoolean() ? Fact.Standing.STALE : Fact.Standing.CONFLICTING
                            : Fact.Standing.CURRENT;
                    facts.put(slot, new Fact(value, "", vouched, false, standing));
                }
            }
            rows.add(facts);
        }
        return rows;
    }

    private Columns columns(List<Map<Slot, Fact>> rows) {
        Columns.Builder builder = Columns.builder(dictionary);
        for (Map<Slot, Fact> facts : rows) {
            int row = builder.enterprise("示例", "示例企业");
            facts.forEach((slot, fact) ->
                    builder.column(slot.definition().code(), Facts.NO_YEAR).put(row, fact));
        }
        return builder.build();
    }

    /** What the interpreter sees, put together without any column. */
    private Frame frame(Map<Slot, Fact> facts, Frame.Setting[] settings) {
        long[] inputs = new long[slots.size()];
        var found = new @Nullable Fact[slots.size()];
        for (int i = 0; i < inputs.length; i++) {
            Slot slot = slots.get(i);
            found[i] = facts.get(slot);
            inputs[i] = loader.cell(slot, found[i], TODAY);
        }
        return new Frame(inputs, found, settings, TODAY);
    }

    private Frame.Setting[] settings(Random random) {
        List<Frame.Setting> settings = new ArrayList<>();
        SETTINGS.forEach(type -> settings.add(Frame.Setting.of(RandomCells.value(random, type))));
        settings.add(new Frame.Setting(0, new long[] {0, 2}, new long[0]));
        settings.add(new Frame.Setting(0, new long[] {1}, new long[0]));
        settings.add(new Frame.Setting(0, new long[0], new long[] {0, 50_000, 666_666, 30_001, 1_333_332, 7}));
        settings.add(new Frame.Setting(0, new long[0], new long[] {333_333, 123_456}));
        return settings.toArray(Frame.Setting[]::new);
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
}
