package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the rules are rewritten, a population worked out by the difference equals one worked out from scratch. */
class RerunOfRulesTests {

    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2025, 6, 1), LocalDate.of(2024, 3, 1), LocalDate.of(2029, 1, 1));
    private static final String POLICY = "jilin/jilin-2023-35.yaml";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^- id: .*?(?=^- id: |\\z)");
    private static final String CONDITIONS = "\n  when:\n    all:\n";
    private static final int STEPS = 30;

    private final PolicyLibrary library;
    private final String head;
    private final List<String> written;

    RerunOfRulesTests() throws PolicyProblems {
        library = Policies.load(Path.of("..", "policies"));
        String text = text(POLICY);
        written = BLOCK.matcher(text)
                .results()
                .map(found -> found.group().stripTrailing() + "\n\n")
                .toList();
        head = text.substring(0, text.indexOf("\n- id: ") + 1);
    }

    private String text(String name) {
        return library.sources().entrySet().stream()
                .filter(source -> source.getKey().endsWith(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private enum Change {
        CLAUSE_ADDED,
        CLAUSE_REMOVED,
        CLAUSE_ENDED,
        CONDITION_ADDED,
        DICTIONARY,
        DAY,
        LEDGER
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void equalsAFullRunHoweverTheRulesAreRewritten(long seed) throws PolicyProblems {
        var random = new Random(seed);
        var invented = new RandomSubjects(random, library, DAYS.getFirst());
        List<Subject> subjects = invented.some(20);
        Ledger ledger = invented.ledger(subjects);
        Map<String, String> clauses = new TreeMap<>();
        for (int number = 0; number < written.size(); number += 2) {
            clauses.put(key(number), written.get(number));
        }
        String facts = text("facts.yaml");
        Map<LocalDate, Population> known = new HashMap<>();
        Set<Change> made = EnumSet.noneOf(Change.class);
        LocalDate day = DAYS.getFirst();
        int kept = 0;
        for (int step = 0; step < STEPS; step++) {
            Change change = Change.values()[random.nextInt(Change.values().length)];
            String chosen = key(random.nextInt(written.size()));
            String block = clauses.getOrDefault(chosen, "");
            made.add(change);
            switch (change) {
                case CLAUSE_ADDED -> clauses.put(chosen, written.get(Integer.parseInt(chosen)));
                case CLAUSE_REMOVED -> clauses.remove(clauses.size() < 2 ? "" : chosen);
                case CLAUSE_ENDED -> clauses.computeIfPresent(chosen, (key, text) -> ended(text));
                case CONDITION_ADDED -> clauses.computeIfPresent(chosen, (key, text) -> narrowed(block, step(key)));
                case DICTIONARY -> facts = aged(facts, random);
                case DAY -> day = DAYS.get(random.nextInt(DAYS.size()));
                case LEDGER -> ledger = invented.ledger(subjects);
            }
            PolicyLibrary rules = Policies.load(sources(clauses, facts));
            Columns.Builder columns = Columns.builder(rules.facts());
            subjects.forEach(columns::subject);
            Columns now = columns.build();
            Population full = rules.population(now, ledger, day, rules.clauses());
            Population before = known.get(day);
            if (before != null) {
                Population again = before.again(rules, now, ledger, rules.clauses());
                assertThat(again.columns())
                        .extracting(column -> column.clause().id())
                        .isEqualTo(full.columns().stream()
                                .map(column -> column.clause().id())
                                .toList());
                RerunTests.compare(again, full);
                kept += (int) again.columns().stream()
                        .filter(column -> before.column(column.clause().id()).orElse(null) == column)
                        .count();
                full = again;
            }
            known.put(day, full);
        }
        assertThat(made).containsExactlyInAnyOrder(Change.values());
        assertThat(known).as("days").hasSizeGreaterThan(1);
        assertThat(kept).as("columns that nothing touched").isPositive();
    }

    private static String key(int number) {
        return "%03d".formatted(number);
    }

    private static int step(String key) {
        return 1 + Integer.parseInt(key);
    }

    private Map<String, String> sources(Map<String, String> clauses, String facts) {
        Map<String, String> sources = new HashMap<>();
        library.sources().forEach((name, text) -> sources.put(name, name.endsWith("facts.yaml") ? facts : text));
        sources.replaceAll((name, text) -> name.endsWith(POLICY) ? head + String.join("", clauses.values()) : text);
        return sources;
    }

    /** Its last day is over on the first of the days. */
    private static String ended(String block) {
        return block.contains("\n  valid: ") ? block : block.replaceFirst("\n", "\n  valid: {to: 2025-05-31}\n");
    }

    private static String narrowed(String block, int wan) {
        return block.contains("新加") || !block.contains(CONDITIONS)
                ? block
                : block.replace(CONDITIONS, CONDITIONS + "    - {id: 新加, expr: 注册资本 >= " + wan + "万元}\n");
    }

    /** Some money facts become stale sooner. */
    private static String aged(String facts, Random random) {
        List<String> lines = new ArrayList<>(facts.lines().toList());
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("- {name")
                    && line.contains("type: money")
                    && !line.contains("period: ")
                    && random.nextInt(4) == 0) {
                lines.set(
                        at,
                        line.contains(", fresh: ")
                                ? line.replaceFirst(", fresh: \\d+天", "")
                                : line.replaceFirst(", provider:", ", fresh: 30天, provider:"));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
