package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 模拟工作簿: every enterprise that a variant touches or that just misses it, and the totals of all sides. */
@Component
class SimulationWorkbook {

    private final Simulations simulations;
    private final Enterprises enterprises;

    SimulationWorkbook(Simulations simulations, Enterprises enterprises) {
        this.simulations = simulations;
        this.enterprises = enterprises;
    }

    void download(Simulation simulation, HttpServletResponse response) throws IOException {
        Map<UUID, String> names = new HashMap<>();
        enterprises.all().forEach(summary -> names.put(summary.id().value(), summary.name()));
        List<String> head =
                List.of(t("方案"), t("企业"), t("影响"), t("现行结论"), t("现行金额（元）"), t("方案结论"), t("方案金额（元）"), t("差距（%）"));
        try (Export export = Export.download(response, t("政策模拟"), head)) {
            for (Simulation.Result result : simulation.variants()) {
                export.row(totals(simulation, result));
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
    }

    private static List<Object> totals(Simulation simulation, Simulation.Result result) {
        var tally = result.tally();
        return List.of(
                result.name(),
                t(
                        "合计：得益 {0}，受损 {1}，不变 {2}",
                        tally.effect(Effect.GAINS), tally.effect(Effect.LOSES), tally.effect(Effect.SAME)),
                "",
                t("现行规定"),
                yuan(simulation.baseline().tally().dueFen()),
                result.name(),
                yuan(tally.dueFen()),
                "");
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
