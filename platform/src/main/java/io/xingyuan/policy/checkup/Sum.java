package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Stacking;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.policy.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 合计: an amount and the list behind it. Of clauses in one group only what the engine's pass over groups leaves
 * counts, with what the group was already paid.
 *
 * @param unsaid rows whose amount cannot be said and which count as nothing
 */
record Sum(List<Line> lines, long unsaid) {

    /**
     * 一行.
     *
     * @param fen the most that the clause gives
     * @param counted how much of it the sum contains
     * @param note why it is not counted in full
     */
    record Line(FindingRow row, long fen, long counted, String note) {}

    static Sum of(Examination examination, Predicate<FindingRow> wanted) {
        List<FindingRow> chosen = examination.rows().stream()
                .filter(FindingRow::money)
                .filter(wanted)
                .sorted(FindingRow.BY_AMOUNT)
                .toList();
        List<StackingPass.Counted> counted = StackingPass.count(
                examination.edition().library(),
                examination.result(),
                examination.awards(),
                chosen.stream().map(FindingRow::finding).toList());
        Map<String, FindingRow> highest = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            FindingRow row = chosen.get(i);
            Stacking stacking = row.clause().stacking();
            FindingRow first = stacking == null ? row : highest.computeIfAbsent(group(row, stacking), group -> row);
            lines.add(new Line(row, row.most(), counted.get(i).fen(), note(row, first, stacking, counted.get(i))));
        }
        return new Sum(lines, chosen.stream().filter(FindingRow::unsaid).count());
    }

    private static String group(FindingRow row, Stacking stacking) {
        return stacking.key()
                + (stacking.rule() == Stacking.Rule.EXCLUSIVE
                        ? " " + row.finding().subjectId()
                        : "");
    }

    private static String note(
            FindingRow row, FindingRow first, @Nullable Stacking stacking, StackingPass.Counted counted) {
        if (row.unsaid()) {
            return t("金额待定，未计入");
        }
        if (stacking == null || counted.fen() == row.most()) {
            return "";
        }
        return why(
                stacking.rule(),
                counted.paid(),
                first.equals(row) ? "" : first.clause().title());
    }

    /**
     * Why less is counted of a row than it gives.
     *
     * @param paid what its group was already paid for the year before or without a year, in 分
     * @param before title of the row of its group that gives the most; empty for that row itself
     */
    static String why(Stacking.Rule rule, long paid, String before) {
        String words = Amounts.words(paid);
        return switch (rule) {
            case MAX -> before.isEmpty() ? t("同组已兑现 {0}，只计其余", words) : t("与“{0}”同组就高，未重复计入", before);
            case EXCLUSIVE -> paid > 0 ? t("同一支出已兑现 {0}，不再计入", words) : t("与“{0}”是同一支出，未重复计入", before);
            case SUM -> paid > 0 ? t("同组每年合计封顶，已兑现 {0}，只计其余", words) : t("同组每年合计封顶，只计其余");
        };
    }

    /** In 分; always the sum of what its lines count. */
    long fen() {
        return lines.stream().mapToLong(Line::counted).reduce(0, Math::addExact);
    }

    int clauses() {
        return lines.size();
    }

    long left() {
        return lines.stream().filter(line -> line.counted() < line.fen()).count();
    }
}
