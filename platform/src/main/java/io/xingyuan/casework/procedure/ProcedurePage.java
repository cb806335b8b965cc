package io.xingyuan.casework.procedure;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 流程页: one version drawn.
 *
 * @param standing open cases by stage
 */
record ProcedurePage(
        Draft draft,
        List<Draft> versions,
        Map<String, Integer> standing,
        List<Refusal> faults,
        boolean keeper,
        boolean own) {

    int cases(Stage stage) {
        return standing.getOrDefault(stage.key(), 0);
    }

    String name(String key) {
        return draft.procedure().find(key).map(stage -> t(stage.name())).orElse(key);
    }

    /** Such as 政策审批人、财务专员. */
    static String seats(Stage stage) {
        return stage.seats().stream().map(role -> t(role.label())).collect(Collectors.joining(t("、")));
    }
}
