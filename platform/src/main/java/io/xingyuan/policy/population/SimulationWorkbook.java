package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Cuts;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.policy.Outcome;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 模拟工作簿: the totals of all sides, whole and by clause, and every enterprise that a variant touches or that just misses. */
@Component
class SimulationWorkbook {

    private final Simulations simulations;
    private final SimulationKeeping keeping;
    private final Enterprises enterprises;

    SimulationWorkbook(Simulations simulations, SimulationKeeping keeping, Enterprises enterprises) {
        this.simulations = simulations;
        this.keeping = keeping;
        this.enterprises = enterprises;
    }

    void download(Simulation simulation, HttpServletResponse response) throws IOException {
        List<String> head = new ArrayList<>(List.of(t("条款"), t("指标")));
        simulation.results().forEach(result -> head.add(SimulationPage.side(result)));
        try (Export export = Export.download(response, t("政策模拟"), head)) {
            new Totals(export, simulation)
                    .write(new ClauseComparison(
                                    simulation, keeping.topic(simulation).orElse(null))
                            .titles());
            export.sheet(
                    t("影响名单"),
                    List.of(t("方案"), t("企业"), t("影响"), t("现行结论"), t("现行金额（元）"), t("方案结论"), t("方案金额（元）"), t("差距（%）")));
            enterprises(export, simulation);
            export.sheet(t("说明"), List.of(t("名目"), t("内容")));
            what(simulation).forEach(export::row);
        }
    }

    /** What a file that outlives the simulation must say of it. */
    private static List<List<String>> what(Simulation simulation) {
        return List.of(
                List.of(t("基准日"), simulation.legalDate().toString()),
                List.of(t("模拟人"), simulation.startedBy() + " · " + simulation.started()),
                List.of(t("快照"), simulation.known() + " · " + simulation.snapshot()),
                List.of(t("规则库指纹"), simulation.ruleHash()),
                List.of(t("企业数"), SimulationPage.count(simulation.enterprises())));
    }

    private void enterprises(Export export, Simulation simulation) {
        Map<UUID, String> names = new HashMap<>();
        enterprises.all().forEach(summary -> names.put(summary.id().value(), summary.name()));
        for (Simulation.Result result : simulation.variants()) {
            for (Effects.Line line :
                    simulations.effects(simulation.id(), result.position()).of("")) {
                export.row(List.of(
                        result.name(),
                        names.getOrDefault(line.enterprise(), t("已删除的企业")),
                        t(line.effect().label()),
                        t(line.before().label()),
                        yuan(line.dueBefore()),
                        t(line.after().label()),
                        yuan(line.dueAfter()),
                        line.distance() < 0 ? "" : BigDecimal.valueOf(line.distance(), 4)));
            }
        }
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /** 合计表: one figure of every side in each row. */
    private record Totals(Export export, Simulation simulation) {

        void write(Map<String, String> titles) {
            for (Outcome outcome : Outcome.values()) {
                row("", t(outcome.label()), result -> result.tally().outcome(outcome));
            }
            for (Effect effect : Effect.values()) {
                row(
                        "",
                        t(effect.label()),
                        result -> result.position() == 0 ? null : result.tally().effect(effect));
            }
            row("", t("拿到钱的企业"), result -> result.tally().served());
            row("", t("确定（元）"), result -> yuan(result.tally().certainFen()));
            row("", t("上限（元）"), result -> yuan(result.tally().ceilingFen()));
            row("", t("未知（元）"), result -> yuan(result.tally().pendingFen()));
            row(
                    "",
                    t("预算之外（元）"),
                    result -> yuan(result.tally().askedFen() - result.tally().dueFen()));
            budget(
                    "",
                    result -> result.draft().together(),
                    result -> result.tally().cuts());
            simulation.results().stream()
                    .flatMap(result -> result.tally().clauses().stream())
                    .map(Tally.OfClause::clause)
                    .distinct()
                    .forEach(local -> clause(local, local + " " + titles.getOrDefault(local, "")));
        }

        private void clause(String local, String title) {
            row(title, t("符合"), of(local, Tally.OfClause::eligible));
            row(title, t("确定（元）"), of(local, found -> yuan(found.certainFen())));
            row(title, t("上限（元）"), of(local, found -> yuan(found.ceilingFen())));
            row(title, t("未知（元）"), of(local, found -> yuan(found.pendingFen())));
            budget(
                    title,
                    result -> result.draft().allotments().get(local),
                    result -> result.tally()
                            .clause(local)
                            .map(Tally.OfClause::cuts)
                            .orElse(null));
        }

        private static Function<Simulation.Result, @Nullable Object> of(
                String local, Function<Tally.OfClause, Object> figure) {
            return result -> result.tally().clause(local).map(figure).orElse(null);
        }

        private void budget(
                String title,
                Function<Simulation.Result, @Nullable Allotment> allotment,
                Function<Simulation.Result, @Nullable Cuts> cuts) {
            row(title, t("预算（元）"), result -> {
                Allotment found = allotment.apply(result);
                return found == null ? null : yuan(found.fen());
            });
            row(title, t("不够时怎么分"), result -> {
                Allotment found = allotment.apply(result);
                return found == null ? null : t(found.shared().label());
            });
            cut(title, t("给足（项）"), cuts, Cuts::full);
            cut(title, t("给足（元）"), cuts, found -> yuan(found.fullFen()));
            cut(title, t("削减（项）"), cuts, Cuts::part);
            cut(title, t("削减后给（元）"), cuts, found -> yuan(found.partFen()));
            cut(title, t("削减掉（元）"), cuts, found -> yuan(found.cutFen()));
            cut(title, t("没有分到（项）"), cuts, Cuts::none);
            cut(title, t("没有分到（元）"), cuts, found -> yuan(found.noneFen()));
        }

        private void cut(
                String title,
                String label,
                Function<Simulation.Result, @Nullable Cuts> cuts,
                Function<Cuts, Object> figure) {
            row(title, label, result -> {
                Cuts found = cuts.apply(result);
                return found == null ? null : figure.apply(found);
            });
        }

        private void row(String title, String label, Function<Simulation.Result, @Nullable Object> figure) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(title);
            cells.add(label);
            simulation.results().forEach(result -> cells.add(figure.apply(result)));
            export.row(cells);
        }
    }
}
