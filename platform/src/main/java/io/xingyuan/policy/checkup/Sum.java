package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Stacking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * 合计: an amount and the list behind it. Of clauses in one group that do not add up (就高不重复) only the highest
 * counts, over all that belongs to the enterprise.
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

    static Sum of(List<FindingRow> rows, Predicate<FindingRow> wanted) {
        List<FindingRow> chosen = rows.stream()
                .filter(FindingRow::money)
                .filter(wanted)
                .sorted(FindingRow.BY_AMOUNT)
                .toList();
        Map<String, FindingRow> highest = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (FindingRow row : chosen) {
            Stacking stacking = row.clause().stacking();
            FindingRow first = stacking == null || stacking.rule() == Stacking.Rule.SUM
                    ? row
                    : highest.computeIfAbsent(stacking.group(), group -> row);
            lines.add(
                    first.anchor().equals(row.anchor())
                            ? new Line(row, row.most(), row.most(), row.unsaid() ? t("金额待定，未计入") : "")
                            : new Line(
                                    row,
                                    row.most(),
                                    0,
                                    t("与“{0}”同组就高，未重复计入", first.clause().title())));
        }
        return new Sum(lines, chosen.stream().filter(FindingRow::unsaid).count());
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
