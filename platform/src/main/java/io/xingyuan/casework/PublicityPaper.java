package io.xingyuan.casework;

import io.xingyuan.casework.PublicCases.Published;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 公示 as it is printed and put up: one notice for the cases of one title that are published over the same days. */
record PublicityPaper(List<Notice> notices, LocalDate today) {

    /**
     * 一份公示.
     *
     * @param contact whom to ask; may be empty
     * @param heads what of each case is said
     */
    record Notice(String title, LocalDate from, String until, String contact, List<String> heads, List<Line> lines) {}

    /** 一行: as many texts as there are heads. */
    record Line(String number, List<String> said) {}

    private record Together(String title, LocalDate from, String until, String contact) {}

    static PublicityPaper of(List<Published> published, LocalDate today) {
        Map<Together, List<Published>> together = new LinkedHashMap<>();
        published.forEach(each -> together.computeIfAbsent(
                        new Together(each.file().title(), each.from(), each.untilText(), each.contact()),
                        key -> new ArrayList<>())
                .add(each));
        return new PublicityPaper(
                together.entrySet().stream()
                        .map(each -> notice(each.getKey(), each.getValue()))
                        .toList(),
                today);
    }

    private static Notice notice(Together key, List<Published> cases) {
        Set<String> heads = new LinkedHashSet<>();
        cases.forEach(each -> facts(each).forEach(fact -> heads.add(fact.label())));
        return new Notice(
                key.title(),
                key.from(),
                key.until(),
                key.contact(),
                List.copyOf(heads),
                cases.stream()
                        .map(each -> new Line(
                                each.file().number(),
                                heads.stream().map(head -> said(each, head)).toList()))
                        .toList());
    }

    private static List<Fact> facts(Published each) {
        return each.facts().isEmpty() ? List.of(new Fact("申请人", each.file().applicant())) : each.facts();
    }

    private static String said(Published each, String head) {
        return facts(each).stream()
                .filter(fact -> fact.label().equals(head))
                .map(Fact::value)
                .findFirst()
                .orElse("—");
    }
}
