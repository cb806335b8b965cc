package io.xingyuan.casework.procedure;

import java.util.List;
import java.util.Map;

/**
 * 流程页: one version drawn.
 *
 * @param standing open cases by stage
 */
record ProcedurePage(
        Draft draft,
        List<Draft> versions,
        Map<String, Integer> standing,
        List<String> faults,
        boolean keeper,
        boolean own) {

    int cases(Stage stage) {
        return standing.getOrDefault(stage.key(), 0);
    }

    String name(String key) {
        return draft.procedure().find(key).map(Stage::name).orElse(key);
    }

    /** Such as 政策审批人、财务专员. */
    static String seats(Stage stage) {
        return String.join(
                "、",
                stage.seats().stream()
                        .map(role -> io.xingyuan.web.Texts.t(role.label()))
                        .toList());
    }
}
