package io.xingyuan.policy.studio;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.ParameterValue;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Value;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 数字核对: whether every threshold, rate and cap of a clause occurs in the section that it cites. */
final class CitedFigures {

    /** "More than nothing" is not written as a figure. */
    private static final Set<Value> NOTHING = Set.of(new Value.Money(0), new Value.Ratio(0), new Value.Whole(0));

    /** Characters gone through for all places together; what is left then counts as a place that was not found. */
    private static final long MOST_READ = 40_000_000;

    private final String whole;
    private long read;
    private final StatedFigures everywhere;
    private final Map<String, StatedFigures> sections = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    private CitedFigures(String official) {
        whole = normal(official);
        everywhere = StatedFigures.of(CitedSection.withoutMarkers(whole));
    }

    /**
     * 一个数字的核对结果.
     *
     * @param cite where it should stand
     * @param found whether it stands in the cited section
     * @param elsewhere whether it stands at least somewhere in the document
     * @param located whether the cited section itself was found
     */
    record Figure(
            Clause clause, String name, String value, String cite, boolean found, boolean elsewhere, boolean located) {

        String words() {
            return clause.title() + " " + name + " " + value;
        }
    }

    /** Those that somebody has to look at: not in the cited section, or this was not found. */
    static List<Figure> lost(List<Figure> figures) {
        return figures.stream().filter(figure -> !figure.found()).toList();
    }

    /** Tells one list of figures from another: whoever has looked at one has not looked at the other. */
    static String mark(List<Figure> lost) {
        return Fingerprint.of(
                lost.stream().map(figure -> figure.clause().id() + " " + figure).collect(Collectors.joining("\n")));
    }

    static List<Figure> of(Policy policy, String official) {
        CitedFigures cited = new CitedFigures(official);
        List<Figure> figures = new ArrayList<>();
        for (Clause clause : policy.clauses()) {
            for (Parameter parameter : clause.parameters()) {
                for (Parameter.Dated dated : parameter.values()) {
                    values(dated.value())
                            .filter(value -> !NOTHING.contains(value))
                            .forEach(
                                    value -> figures.add(cited.figure(clause, parameter.name(), value, clause.cite())));
                }
            }
            WrittenFigures.of(clause, policy).stream()
                    .filter(written -> !NOTHING.contains(written.value()))
                    .forEach(written ->
                            figures.add(cited.figure(clause, written.name(), written.value(), written.cite())));
        }
        return figures;
    }

    private Figure figure(Clause clause, String name, Value value, String cite) {
        StatedFigures section = sections.computeIfAbsent(cite, place -> {
            read += whole.length();
            String text = read > MOST_READ ? "" : CitedSection.of(whole, place);
            if (text.isEmpty()) {
                unknown.add(place);
            }
            return StatedFigures.of(CitedSection.withoutMarkers(text));
        });
        boolean located = !unknown.contains(cite);
        return new Figure(
                clause, name, value.toString(), cite, located && section.has(value), everywhere.has(value), located);
    }

    private static Stream<Value> values(ParameterValue value) {
        return switch (value) {
            case ParameterValue.Single single -> Stream.of(single.value());
            case ParameterValue.Codes codes -> codes.codes().stream().map(Value.Code::new);
            case ParameterValue.Tiers tiers ->
                tiers.tiers().stream().flatMap(tier -> Stream.of(tier.over(), tier.rate()));
        };
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
