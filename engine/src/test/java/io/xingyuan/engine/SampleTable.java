package io.xingyuan.engine;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Writes a facts table of invented enterprises with two products each, for measuring {@code policy run}.
 *
 * <pre>{@code
 * mvn -q -pl engine test-compile
 * java -cp engine/target/classes:engine/target/test-classes io.xingyuan.engine.SampleTable policies 100000 sample.csv
 * }</pre>
 */
final class SampleTable {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 1);

    private SampleTable() {}

    public static void main(String[] arguments) throws IOException, PolicyProblems {
        PolicyLibrary library = Policies.load(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        List<Subject> patterns = new RandomSubjects(new Random(1), library, AS_OF).some(5_000);
        Map<String, Facts.Key> titles = titles(library);
        try (Writer out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            out.write("id,name,entity,parent," + String.join(",", titles.keySet()) + "\n");
            for (int n = 0; n < count; n++) {
                Subject pattern = patterns.get(n % patterns.size());
                line(out, library, pattern, "企" + n, "", titles);
                for (int child = 0; child < 2; child++) {
                    line(out, library, pattern.children().get(child), "品" + n + "-" + child, "企" + n, titles);
                }
            }
        }
    }

    /** Three years of what is by year; figures in the unit of the fact. */
    private static Map<String, Facts.Key> titles(PolicyLibrary library) {
        Map<String, Facts.Key> titles = new LinkedHashMap<>();
        for (FactDefinition fact : library.facts().all()) {
            Set<Entity> entities = Set.of(Entity.ENTERPRISE, Entity.PRODUCT);
            if (fact.derived() == null && entities.contains(fact.entity())) {
                String unit = fact.type() == FactType.MONEY ? "(元)" : fact.type() == FactType.RATIO ? "(%)" : "";
                List<Integer> years = fact.period() == Period.NONE ? List.of(0) : List.of(2022, 2023, 2024);
                for (int year : years) {
                    titles.put(
                            fact.name() + (year == 0 ? "" : "[" + year + "]") + unit, new Facts.Key(fact.code(), year));
                }
            }
        }
        return titles;
    }

    private static void line(
            Writer out, PolicyLibrary library, Subject subject, String id, String parent, Map<String, Facts.Key> titles)
            throws IOException {
        List<String> cells = new ArrayList<>(List.of(id, "示例" + id, Form.word(subject.entity()), parent));
        for (Facts.Key key : titles.values()) {
            Fact fact = subject.facts().get(key.code(), key.year());
            FactDefinition definition = library.facts().byCode(key.code()).orElseThrow();
            boolean usable = fact != null
                    && (definition.codes().isEmpty()
                            || definition.codes().contains(fact.value().toString()));
            cells.add(fact != null && usable ? text(fact.value()) : "");
        }
        out.write(String.join(",", cells) + "\n");
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Money money -> Wording.decimal(money.fen(), 100);
            case Value.Ratio ratio -> Wording.decimal(ratio.ppm(), 10_000);
            default -> value.toString();
        };
    }
}
