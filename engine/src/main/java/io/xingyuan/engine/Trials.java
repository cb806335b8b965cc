package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 测试的执行: runs authored cases and words what differs. */
final class Trials {

    private final FrameLoader loader;

    Trials(FrameLoader loader) {
        this.loader = loader;
    }

    Trial run(Plan plan, ClauseTest test) {
        Finding finding =
                new Examination(loader, test.ledger(), test.asOf()).examine(plan, test.target(), test.subject());
        List<String> differences = differences(test.expected(), finding);
        return new Trial(
                plan.clause().id(),
                test.name(),
                test.place().toString(),
                differences.isEmpty(),
                String.join("；", differences));
    }

    private static List<String> differences(ClauseTest.Expectation expected, Finding finding) {
        List<String> differences = new ArrayList<>();
        if (expected.state() != finding.state()) {
            differences.add(
                    "状态应为" + expected.state().label() + "，得到" + finding.state().label() + reasons(finding));
        }
        Award award = finding.award();
        Long fen = expected.fen();
        if (fen != null && fen == ClauseTest.Expectation.NO_AMOUNT) {
            boolean due = finding.state() != State.INELIGIBLE && award != null && award.fen() != null;
            if (due) {
                differences.add("不应有金额，得到" + money(award));
            }
        } else if (fen != null && (award == null || !fen.equals(award.fen()))) {
            differences.add("金额应为" + Wording.money(fen) + "，得到" + money(award));
        }
        Long floor = expected.floorFen();
        if (floor != null && (award == null || !floor.equals(award.floorFen()))) {
            differences.add("下限应为" + Wording.money(floor) + "，得到"
                    + (award == null || award.floorFen() == null ? "无" : Wording.money(award.floorFen())));
        }
        compareFailing(expected, finding, differences);
        compareMissing(expected, finding, differences);
        return differences;
    }

    private static String reasons(Finding finding) {
        return switch (finding.state()) {
            case INELIGIBLE -> "（" + String.join("、", failing(finding)) + "）";
            case INCOMPLETE, NEEDS_REVIEW -> "（" + String.join("、", names(finding, false)) + "）";
            case ELIGIBLE -> "";
        };
    }

    private static String money(@Nullable Award award) {
        return award == null || award.fen() == null ? "无" : Wording.money(award.fen());
    }

    private static void compareFailing(ClauseTest.Expectation expected, Finding finding, List<String> differences) {
        List<String> wanted = expected.failing();
        Set<String> failing = failing(finding);
        if (wanted != null && !failing.equals(Set.copyOf(wanted))) {
            differences.add("不满足的应为 " + wanted + "，得到 " + failing);
        }
    }

    /** Ids of authored leaves: the parts of an expression count as their leaf. */
    private static Set<String> failing(Finding finding) {
        return finding.failing().stream()
                .map(leaf -> leaf.id().indexOf('.') < 0
                        ? leaf.id()
                        : leaf.id().substring(0, leaf.id().indexOf('.')))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All that decides must have been named; what is named must at least matter for the amount. */
    private static void compareMissing(ClauseTest.Expectation expected, Finding finding, List<String> differences) {
        List<String> wanted = expected.missing();
        if (wanted == null) {
            return;
        }
        Set<String> named = Set.copyOf(wanted);
        boolean complete = named.containsAll(names(finding, true));
        if (!complete || !names(finding, false).containsAll(named)) {
            differences.add("还起作用的缺失事实应为 " + wanted + "，得到 " + names(finding, false));
        }
    }

    private static Set<String> names(Finding finding, boolean decidingData) {
        return finding.missing().stream()
                .filter(fact -> !decidingData || (fact.decides() && fact.reason() != UnknownReason.NEEDS_JUDGEMENT))
                .map(fact -> fact.definition().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
