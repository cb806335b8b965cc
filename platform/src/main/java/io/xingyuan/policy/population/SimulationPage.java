package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Cuts;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 模拟页: the rules in force and the variants side by side.
 *
 * @param topic null when the library does not have it any more
 * @param inForce whether the rules in force know what it is about
 * @param chosen the variant whose enterprises are listed
 * @param listing of the enterprises that the list's filter leaves
 */
record SimulationPage(
        Simulation simulation,
        @Nullable Topic topic,
        boolean inForce,
        int chosen,
        String kind,
        Listing<Named> listing,
        boolean mayChange) {

    static final String MARGINAL = "marginal";

    private static final double WIDEST = 100.0;
    private static final int MOST_GROUPS = 8;

    /** 名单的一行. */
    record Named(Effects.Line line, String name) {}

    /** 对照的一行: one figure of every side. */
    record Row(String label, String note, List<String> figures) {}

    /** 一根条: a bar of a chart, as a share of the longest one. */
    record Bar(int side, String name, String width, String figure) {}

    /** 一组条. */
    record Bars(String group, List<Bar> bars) {}

    /** 一张图. */
    record Chart(String title, List<Bars> rows) {}

    String title() {
        return simulation.title();
    }

    /** Clause by clause; empty for a simulation of one. */
    List<ClauseComparison.Row> clauses() {
        return new ClauseComparison(simulation, topic).rows();
    }

    boolean money() {
        return topic == null || topic.money();
    }

    Simulation.Result chosenResult() {
        return simulation.variants().stream()
                .filter(result -> result.position() == chosen)
                .findFirst()
                .orElse(simulation.results().getLast());
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            rows.add(row(
                    t(outcome.label()), t("户"), result -> count(result.tally().outcome(outcome))));
        }
        if (money()) {
            rows.add(row(
                    t("确定（{0}）", Amounts.wanUnit()),
                    t("符合，且条款写明数额"),
                    result -> Amounts.wan(result.tally().certainFen())));
            rows.add(row(
                    t("上限（{0}）", Amounts.wanUnit()),
                    t("符合，但只定上限或酌定"),
                    result -> Amounts.wan(result.tally().ceilingFen())));
            rows.add(row(
                    t("未知（{0}）", Amounts.wanUnit()),
                    t("待补数据或待认定，查清后至多这么多"),
                    result -> Amounts.wan(result.tally().pendingFen())));
            rows.add(row(
                    t("预算（{0}）", Amounts.wanUnit()),
                    simulation.whole() ? t("先按各条自己的预算分，再按合计的预算分") : "",
                    SimulationPage::budget));
            rows.add(row(
                    t("预算之外（{0}）", Amounts.wanUnit()),
                    t("符合但预算给不到的部分"),
                    result -> Amounts.wan(
                            result.tally().askedFen() - result.tally().dueFen())));
            if (simulation.results().stream().anyMatch(result -> result.draft().limited())) {
                rows.add(row(
                        t("给足"), t("预算内，应得多少给多少"), result -> cuts(result, cuts -> cuts(cuts.full(), cuts.fullFen()))));
                rows.add(row(t("削减"), t("只给到一部分"), result -> cuts(result, SimulationPage::part)));
                rows.add(row(
                        t("没有分到"),
                        t("全在预算之外，应得的数"),
                        result -> cuts(result, cuts -> cuts(cuts.none(), cuts.noneFen()))));
            }
            rows.add(row(t("拿到钱的企业"), t("户"), result -> count(result.tally().served())));
        }
        return rows;
    }

    private static String budget(Simulation.Result result) {
        Allotment together = result.draft().together();
        int own = result.draft().allotments().size();
        String sum = together == null ? "" : ClauseComparison.money(together);
        String some = own == 0 ? "" : t("{0} 条各有预算", own);
        return sum.isEmpty() && some.isEmpty() ? t("不限") : sum + (sum.isEmpty() || some.isEmpty() ? "" : " · ") + some;
    }

    private static String cuts(Simulation.Result result, Function<Cuts, String> words) {
        Cuts cuts = result.tally().cuts();
        return cuts == null || !result.draft().limited() ? "—" : words.apply(cuts);
    }

    private static String cuts(long number, long fen) {
        return number == 0 ? "0" : t("{0} 项 · {1}", count(number), Amounts.wan(fen));
    }

    private static String part(Cuts cuts) {
        return cuts.part() == 0
                ? "0"
                : t(
                        "{0} 项 · 给 {1} · 少 {2}",
                        count(cuts.part()), Amounts.wan(cuts.partFen()), Amounts.wan(cuts.cutFen()));
    }

    private Row row(String label, String note, Function<Simulation.Result, String> figure) {
        return new Row(label, note, simulation.results().stream().map(figure).toList());
    }

    /** What a variant changes, one piece each. */
    List<String> pieces(Simulation.Result result) {
        return result.draft().pieces(simulation.baseline().draft(), simulation.whole());
    }

    String filter(int position, String of) {
        return simulation.path() + "?variant=" + position + "&kind=" + of + "#list";
    }

    /** By size class, park and part of the chain: money where the clause gives any, else enterprises. */
    List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        for (Tally.Grouped grouped : simulation.baseline().tally().groups()) {
            charts.add(chart(grouped.by()));
        }
        return charts;
    }

    private Chart chart(String by) {
        Map<String, long[]> amounts = new LinkedHashMap<>();
        int sides = simulation.results().size();
        for (int side = 0; side < sides; side++) {
            for (Tally.Grouped grouped : simulation.results().get(side).tally().groups()) {
                for (Tally.Group group : grouped.by().equals(by) ? grouped.groups() : List.<Tally.Group>of()) {
                    amounts.computeIfAbsent(group.name(), added -> new long[sides])[side] =
                            money() ? group.dueFen() : group.eligible();
                }
            }
        }
        List<Bars> rows = new ArrayList<>();
        Map<String, long[]> shown = largest(amounts, sides);
        long longest = shown.values().stream().flatMapToLong(Arrays::stream).reduce(1, Math::max);
        shown.forEach((name, row) -> rows.add(bars(name, row, longest)));
        return new Chart(money() ? t("按{0}（{1}）", t(by), Amounts.wanUnit()) : t("按{0}（符合户数）", t(by)), rows);
    }

    /** The groups with anything in them, in their order; of many the largest, and what the others come to. */
    private static Map<String, long[]> largest(Map<String, long[]> amounts, int sides) {
        Map<String, long[]> filled = new LinkedHashMap<>();
        amounts.forEach((name, row) -> {
            if (Arrays.stream(row).anyMatch(amount -> amount != 0)) {
                filled.put(name, row);
            }
        });
        if (filled.size() <= MOST_GROUPS) {
            return filled;
        }
        List<String> names = filled.keySet().stream()
                .sorted(Comparator.comparingLong(
                        name -> -Arrays.stream(filled.get(name)).sum()))
                .toList();
        long[] rest = new long[sides];
        names.subList(MOST_GROUPS, names.size()).forEach(name -> {
            long[] row = filled.remove(name);
            for (int side = 0; row != null && side < sides; side++) {
                rest[side] += row[side];
            }
        });
        filled.put(t("其余 {0} 类", names.size() - MOST_GROUPS), rest);
        return filled;
    }

    private Bars bars(String name, long[] row, long longest) {
        List<Bar> bars = new ArrayList<>();
        for (int side = 0; side < row.length; side++) {
            bars.add(new Bar(
                    side,
                    side(simulation.results().get(side)),
                    String.format(Locale.ROOT, "%.2f", WIDEST * row[side] / longest),
                    money() ? Amounts.wan(row[side]) : count(row[side])));
        }
        return new Bars(name.isEmpty() ? t("未填") : name, bars);
    }

    static String side(Simulation.Result result) {
        return result.position() == 0 ? t("现行规定") : result.name();
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
