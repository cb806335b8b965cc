package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Cuts;
import io.xingyuan.policy.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 逐条对照: what each clause of a policy comes to on every side.
 *
 * @param topic null when the library does not have it any more
 */
record ClauseComparison(Simulation simulation, @Nullable Topic topic) {

    /** 一条的对照. */
    record Row(String local, String title, List<Cell> cells) {}

    /** @param changed whether this side has the clause otherwise than in force */
    record Cell(String due, List<String> notes, boolean changed) {}

    /** In the order of the document; none for a simulation of one clause. */
    List<Row> rows() {
        Map<String, String> titles = titles();
        List<Row> rows = new ArrayList<>();
        for (String local : locals()) {
            rows.add(new Row(
                    local,
                    titles.getOrDefault(local, local),
                    simulation.results().stream()
                            .map(result -> cell(result, local))
                            .toList()));
        }
        return rows;
    }

    private List<String> locals() {
        return simulation.whole()
                ? simulation.results().stream()
                        .flatMap(result -> result.tally().clauses().stream())
                        .map(Tally.OfClause::clause)
                        .distinct()
                        .toList()
                : List.of();
    }

    Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>();
        if (topic != null) {
            topic.clauses().forEach(clause -> titles.put(clause.id().local(), clause.title()));
        }
        return titles;
    }

    private static Cell cell(Simulation.Result result, String local) {
        Tally.OfClause found = result.tally().clause(local).orElse(null);
        if (found == null) {
            return new Cell("—", List.of(), false);
        }
        List<String> notes = new ArrayList<>();
        notes.add(t("符合 {0}", SimulationPage.count(found.eligible())));
        if (found.certainFen() > 0) {
            notes.add(t("确定 {0}", Amounts.wan(found.certainFen())));
        }
        if (found.ceilingFen() > 0) {
            notes.add(t("上限 {0}", Amounts.wan(found.ceilingFen())));
        }
        if (found.pendingFen() > 0) {
            notes.add(t("未知 {0}", Amounts.wan(found.pendingFen())));
        }
        Allotment own = result.draft().allotments().get(local);
        if (own != null) {
            notes.add(t("预算 {0}", money(own)));
        }
        Cuts cuts = found.cuts();
        if (cuts.outsideFen() > 0) {
            notes.add(t(
                    "给足 {0} 项，削减 {1} 项，没有分到 {2} 项，预算之外 {3}",
                    SimulationPage.count(cuts.full()),
                    SimulationPage.count(cuts.part()),
                    SimulationPage.count(cuts.none()),
                    Amounts.wan(cuts.outsideFen())));
        }
        return new Cell(
                Amounts.wan(found.dueFen()), notes, result.draft().change(local).isPresent());
    }

    /** A sum in 万元 with its order. */
    static String money(Allotment allotment) {
        return Amounts.wan(allotment.fen()) + " · " + t(allotment.shared().label());
    }
}
