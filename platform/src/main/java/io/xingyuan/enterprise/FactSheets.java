package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up the {@link FactSheet} of a subject. */
@Component
class FactSheets {

    private static final int YEARS = 4;

    private final FactDefinitions definitions;
    private final KnownFacts facts;

    FactSheets(FactDefinitions definitions, KnownFacts facts) {
        this.definitions = definitions;
        this.facts = facts;
    }

    FactSheet of(EnterpriseId enterprise, Entity entity, UUID subject, boolean mayState) {
        Map<String, KnownFact> current = new HashMap<>();
        for (KnownFact fact : facts.currentOf(Set.of(enterprise))) {
            if (fact.subject().equals(subject)) {
                current.put(key(fact.definition().code(), fact.year()), fact);
            }
        }
        List<FactSheet.Line> lines = definitions.supplied(entity, Period.NONE).stream()
                .map(definition -> line(definition, 0, current))
                .filter(line -> line.fact() != null
                        || !TypedFacts.covers(line.definition().code()))
                .toList();
        List<Integer> years = years(current);
        List<FactSheet.Figures> figures = definitions.supplied(entity, Period.YEAR).stream()
                .map(definition -> figures(definition, years, current))
                .toList();
        return new FactSheet(
                enterprise,
                subject,
                lines.stream().filter(line -> line.fact() != null).toList(),
                lines.stream().filter(line -> line.fact() == null).toList(),
                years,
                figures,
                mayState);
    }

    LocalDate today() {
        return facts.today();
    }

    /** The last four full years, and older ones for which something is known. */
    private List<Integer> years(Map<String, KnownFact> current) {
        int last = facts.today().getYear() - 1;
        int first = current.values().stream()
                .mapToInt(KnownFact::year)
                .filter(year -> year > 0)
                .min()
                .orElse(last);
        int latest = Math.max(
                last, current.values().stream().mapToInt(KnownFact::year).max().orElse(last));
        return IntStream.rangeClosed(Math.max(Math.min(first, last - YEARS + 1), latest - 2 * YEARS), latest)
                .boxed()
                .toList();
    }

    private static FactSheet.Figures figures(
            FactDefinition definition, List<Integer> years, Map<String, KnownFact> current) {
        List<FactSheet.Line> lines =
                years.stream().map(year -> line(definition, year, current)).toList();
        List<@Nullable Long> values = new ArrayList<>();
        for (FactSheet.Line line : lines) {
            values.add(line.fact() == null || !definition.type().isNumeric() ? null : number(line.fact()));
        }
        return new FactSheet.Figures(definition, lines, Sparkline.of(values));
    }

    private static @Nullable Long number(KnownFact fact) {
        return switch (fact.value()) {
            case Value.Money money -> money.fen();
            case Value.Ratio ratio -> ratio.ppm();
            case Value.Whole whole -> whole.number();
            default -> null;
        };
    }

    private static FactSheet.Line line(FactDefinition definition, int year, Map<String, KnownFact> current) {
        return new FactSheet.Line(definition, year, current.get(key(definition.code(), year)));
    }

    private static String key(String code, int year) {
        return code + "@" + year;
    }
}
