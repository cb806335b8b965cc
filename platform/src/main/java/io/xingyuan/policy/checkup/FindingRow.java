package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Award;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Explanation;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Truth;
import io.xingyuan.policy.AmountWords;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 体检行: one clause for one subject, as the pages show it.
 *
 * @param paid what earlier awards of its group leave of it; null where they leave all
 */
public record FindingRow(
        Policy policy,
        Finding finding,
        Outcome outcome,
        LocalDate asOf,
        @Nullable GroupPaid paid) {

    private static final int MOST_STEPS = 3;

    /** Largest amount first; amounts that cannot be said come last. */
    static final Comparator<FindingRow> BY_AMOUNT =
            Comparator.comparingLong(FindingRow::most).reversed();

    /** Least distance first. */
    static final Comparator<FindingRow> BY_DISTANCE = Comparator.comparingLong(FindingRow::distance);

    public Clause clause() {
        return finding.clause();
    }

    boolean money() {
        return clause().kind() == Clause.Kind.MONEY;
    }

    /** Unique on the page, and fit for an address. */
    String anchor() {
        return "f-" + (clause().id() + "-" + finding.subjectId()).replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** What the award is for when it is not the enterprise itself. */
    public String subject() {
        return clause().entity() == Entity.ENTERPRISE
                ? ""
                : t("{0}：{1}", t(clause().entity().label()), finding.subjectName());
    }

    /** The most that may be had, in 分; 0 when it cannot be said or is no money. */
    public long most() {
        Award award = finding.award();
        Long fen = award == null ? null : award.fen();
        return fen == null ? 0 : fen;
    }

    boolean exact() {
        Award award = finding.award();
        return award != null && award.kind() == AmountKind.EXACT && award.fen() != null && !award.bound();
    }

    boolean unsaid() {
        Award award = finding.award();
        return award != null && award.fen() == null;
    }

    long distance() {
        Long distance = finding.distance();
        return distance == null ? Long.MAX_VALUE : distance;
    }

    /** The amount in words: due, a ceiling, or not yet sayable. */
    public String amount() {
        Award award = finding.award();
        if (award == null) {
            return t("资格");
        }
        Long fen = award.fen();
        if (fen == null) {
            return t(award.kind() == AmountKind.DISCRETIONARY ? "一事一议" : "金额待定");
        }
        return exact() ? Amounts.words(fen) : t("最高 {0}", Amounts.words(fen));
    }

    /** What its group was paid before and what that leaves; empty where it leaves all. */
    public String beside() {
        return paid == null ? "" : paid.words();
    }

    /** How the amount came about. */
    public String steps() {
        Award award = finding.award();
        return award == null
                        || (award.steps().size() == 1
                                && award.steps().getFirst().startsWith("最高"))
                ? ""
                : award.steps().stream().map(AmountWords::spaced).collect(Collectors.joining(" → "));
    }

    /** What may not be read into the amount. */
    public String caution() {
        Award award = finding.award();
        if (award == null || outcome == Outcome.INELIGIBLE) {
            return "";
        }
        if (award.bound()) {
            return t("计算金额的数据不全，这里是条款的封顶数。");
        }
        return switch (award.kind()) {
            case EXACT -> "";
            case CEILING ->
                clause().amount() != null
                                && clause().amount().formula() == null
                                && clause().amount().tiers() == null
                        ? t("条款只规定上限，未给计算公式：金额由评审确定，系统不承诺到账数额。")
                        : t("这是上限：实际金额由主管部门审定，系统不承诺到账数额。");
            case DISCRETIONARY -> t("是否给予、给多少由主管部门决定，系统不承诺到账数额。");
        };
    }

    /** 还差: what would get there, one sentence per failing condition. */
    List<String> steps(boolean near) {
        List<String> sentences = new ArrayList<>();
        if (near) {
            finding.failing().stream()
                    .map(GapWords::sentence)
                    .filter(sentence -> !sentence.isEmpty())
                    .distinct()
                    .limit(MOST_STEPS)
                    .forEach(sentences::add);
        }
        return sentences;
    }

    /** What to say in one line about why the clause stands as it does. */
    public String reason() {
        return switch (outcome) {
            case ELIGIBLE -> steps();
            case NEAR -> String.join(t("；"), steps(true));
            case INCOMPLETE ->
                t(
                        "缺{0}",
                        finding.missing().stream()
                                .filter(missing -> missing.decides())
                                .map(missing -> missing.definition().name())
                                .distinct()
                                .limit(3)
                                .collect(Collectors.joining(t("、"))));
            case NEEDS_REVIEW ->
                t("待认定：{0}", open(finding.explanation()).stream().limit(2).collect(Collectors.joining(t("、"))));
            case INELIGIBLE ->
                t(
                        "未满足：{0}",
                        finding.failing().stream().map(TreeNode::says).limit(2).collect(Collectors.joining(t("、"))));
        };
    }

    public TreeNode tree() {
        return TreeNode.of(finding.explanation(), clause(), asOf);
    }

    /** The conditions that wait for somebody's judgement. */
    private static List<String> open(Explanation node) {
        if (node.truth() != Truth.UNKNOWN) {
            return List.of();
        }
        if (node.kind() == Explanation.Kind.JUDGED) {
            return List.of(node.says());
        }
        return node.children().stream().flatMap(child -> open(child).stream()).toList();
    }
}
