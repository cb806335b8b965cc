package io.xingyuan.policy.matching;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.web.Choice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** 筛选说明: a filter in words, so that a list on paper still says what it is a list of. */
final class FilterWords {

    private FilterWords() {}

    static Map<String, String> of(MatchingPage page) {
        RowFilter filter = page.question().filter();
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                t("条款"),
                page.matches().clauses().stream().map(FilterWords::clause).collect(Collectors.joining("\n")));
        put(words, t("企业名称、拼音首字母或信用代码含"), filter.q());
        put(
                words,
                t("园区"),
                page.options().parks().stream()
                        .filter(park -> park.value().equals(filter.parkCode()))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(""));
        put(words, t("状态"), filter.outcome().map(outcome -> t(outcome.label())).orElse(""));
        put(words, t("金额档"), filter.moneyBand().map(band -> t(band.label())).orElse(""));
        put(words, t("产业链位置"), filter.chain());
        put(words, t("产业链环节"), filter.segment());
        put(words, t("企业规模"), filter.size());
        Matches.Lack lack = page.matches().lacks().get(filter.missing());
        put(words, t("缺项"), lack == null ? filter.missing() : lack.name());
        return words;
    }

    private static String clause(Clause clause) {
        return clause.id() + " " + clause.title();
    }

    private static void put(Map<String, String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.put(name, value);
        }
    }
}
