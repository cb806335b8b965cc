package io.xingyuan.policy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.Policy;
import io.xingyuan.enterprise.Regions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 条款行: one clause among the results of a search.
 *
 * @param amount in words
 * @param open whether it is in force today
 * @param found where words were found that neither title nor sentence show, in Chinese
 * @param weight how well it fits; the larger the better
 */
record ClauseRow(Policy policy, Clause clause, String amount, boolean open, List<String> found, int weight) {

    /** The columns of {@link #cells()}. */
    static List<String> head() {
        return List.of(
                t("条款编号"), t("条款"), t("说明"), t("条款性质"), t("适用对象"), t("金额"), t("享受频次"), t("材料清单"), t("文号"), t("政策文件"),
                t("条款出处"), t("发文机关"), t("适用地区"), t("施行"), t("到期"), t("今日有效"));
    }

    List<@Nullable Object> cells() {
        Frequency frequency = clause.frequency();
        LocalDate to = clause.validity().to();
        return Arrays.asList(
                clause.id().toString(),
                clause.title(),
                clause.says(),
                t(clause.kind().label()),
                t(clause.entity().label()),
                amount,
                frequency == null ? null : t(frequency.label()),
                String.join("；", clause.evidence()),
                policy.number(),
                policy.title(),
                clause.cite(),
                policy.issuer(),
                t(Regions.name(policy.region())),
                clause.validity().from().toString(),
                to == null ? null : to.toString(),
                open ? t("是") : t("否"));
    }

    String path() {
        return "/policies/" + clause.id();
    }
}
