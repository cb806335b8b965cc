package io.xingyuan.engine;

import java.util.List;
import java.util.stream.Collectors;

/** 体检报告（文字）: a check-up as a tree for a terminal. */
final class CheckUpText {

    private final PolicyLibrary library;
    private final StringBuilder out = new StringBuilder();

    CheckUpText(PolicyLibrary library) {
        this.library = library;
    }

    String write(CheckUp checkUp) {
        out.setLength(0);
        line("政策体检  " + checkUp.subject().name() + "  基准日 " + checkUp.asOf());
        line("规则版本  " + checkUp.libraryHash().substring(0, 12));
        if (checkUp.findings().isEmpty()) {
            line("没有适用的条款：在基准日无有效条款，或名下没有相应的产品、项目、平台或团队");
        }
        checkUp.findings().forEach(finding -> finding(finding, checkUp.subject()));
        line("");
        line(totals(checkUp));
        return out.toString();
    }

    private void finding(Finding finding, Subject subject) {
        Clause clause = finding.clause();
        line("");
        String whose = finding.subjectId().equals(subject.id()) ? "" : "  " + finding.subjectName();
        line("■ " + clause.id().local() + " " + clause.title() + whose + "  【"
                + finding.state().label() + "】" + near(finding));
        line("  依据  " + number(clause) + " " + clause.cite());
        line("  条款  " + clause.says());
        tree(finding.explanation(), "  ", "  ", clause.cite());
        amount(finding);
        if (!finding.missing().isEmpty()) {
            line("  待补  " + finding.missing().stream().map(CheckUpText::missing).collect(Collectors.joining("；")));
        }
    }

    private String number(Clause clause) {
        return library.policies().stream()
                .filter(policy -> policy.id().equals(clause.id().policy()))
                .map(Policy::number)
                .findFirst()
                .orElse(clause.id().policy());
    }

    private static String near(Finding finding) {
        Long distance = finding.distance();
        return distance == null ? "" : "  差一点（" + Wording.ratio(distance) + "）";
    }

    private void amount(Finding finding) {
        Award award = finding.award();
        if (award == null) {
            return;
        }
        Long fen = award.fen();
        String most = fen == null ? "由主管部门确定" : award.kind().label() + " " + Wording.money(fen);
        Long floor = award.floorFen();
        String least = floor == null ? "" : "，不少于 " + Wording.money(floor);
        boolean capOnly = award.steps().size() == 1 && award.steps().getFirst().startsWith("最高");
        String steps = award.steps().isEmpty() || capOnly ? "" : "（" + String.join(" → ", award.steps()) + "）";
        line("  金额  " + most + least + steps + (award.bound() ? "，算式所需事实未全，先按封顶" : ""));
    }

    private void tree(Explanation node, String first, String rest, String known) {
        String cite = node.cite().equals(known) ? "" : "  〔" + node.cite() + "〕";
        line(first + mark(node.truth()) + " " + words(node) + cite);
        for (Operand operand : node.operands()) {
            line(rest + "    " + operand(operand));
        }
        Gap gap = node.gap();
        if (gap != null) {
            line(rest + "    " + gap(node, gap));
        }
        for (int i = 0; i < node.children().size(); i++) {
            boolean last = i == node.children().size() - 1;
            tree(node.children().get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), node.cite());
        }
    }

    private static String words(Explanation node) {
        if (!node.says().isEmpty()) {
            return node.says();
        }
        return switch (node.kind()) {
            case ALL -> "全部满足";
            case ANY -> "满足其一";
            case NOT -> "不得有";
            case COMPUTABLE, ATTESTED, JUDGED, LEDGER -> node.id();
        };
    }

    private static String mark(Truth truth) {
        return switch (truth) {
            case MET -> "✓";
            case NOT_MET -> "✗";
            case UNKNOWN -> "?";
        };
    }

    private static String operand(Operand operand) {
        Fact fact = operand.fact();
        String name = year(operand.year()) + operand.definition().name();
        UnknownReason reason = operand.reason();
        if (fact == null) {
            return name + "：" + (reason == null ? "缺失" : reason.label()) + "（由"
                    + operand.definition().provider() + "提供）";
        }
        String origin = fact.source().isEmpty() ? "" : fact.source() + "，";
        String declared = fact.declared() ? "，企业申报" : "";
        return name + " = " + operand.definition().show(fact.value()) + "（" + origin + "截至 " + fact.asOf() + declared
                + "）" + (reason == null ? "" : "  " + reason.label());
    }

    private static String gap(Explanation node, Gap gap) {
        Value by = Cells.quantity(gap.type(), gap.by());
        String text = "现为 " + node.quantity() + "，界限 " + node.threshold() + "，差 " + by;
        Gap.Lever lever = gap.lever();
        return lever == null
                ? text
                : text + "：" + year(lever.year()) + lever.fact().name() + "须由 "
                        + lever.fact().show(lever.current()) + " "
                        + gap.direction().label() + "到 " + lever.fact().show(lever.target());
    }

    private static String missing(MissingFact missing) {
        return year(missing.year()) + missing.definition().name() + "（"
                + missing.reason().label() + (missing.decides() ? "）" : "，只影响金额）");
    }

    private static String year(int year) {
        return year == Facts.NO_YEAR ? "" : year + "年";
    }

    private static String totals(CheckUp checkUp) {
        return List.of(State.values()).stream()
                .map(state -> state.label() + " " + checkUp.with(state).size())
                .collect(Collectors.joining(" · "));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
