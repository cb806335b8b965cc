package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 名录行: one product, project, platform or team as its list shows it.
 *
 * @param kind Chinese: 门类 of a product, kind of a project
 * @param certificates numbers of a product's certificates, parted by 、
 */
record SubjectRow(
        String id,
        String name,
        String enterpriseId,
        String enterprise,
        String creditCode,
        String park,
        String kind,
        @Nullable String deviceClass,
        @Nullable String stage,
        @Nullable String certificates,
        @Nullable LocalDate started) {

    String path() {
        return "/enterprises/" + enterpriseId + "/subjects/" + id;
    }

    static List<String> head(Belonging subject) {
        return subject == Belonging.PRODUCT
                ? List.of(t("产品名称"), t("企业名称"), t("统一社会信用代码"), t("园区"), t("门类"), t("管理类别"), t("阶段"), t("证书"))
                : List.of(t("名称"), t("企业名称"), t("统一社会信用代码"), t("园区"), t("种类"), t("进展"), t("开始日期"));
    }

    List<@Nullable Object> cells(Belonging subject) {
        return subject == Belonging.PRODUCT
                ? Arrays.asList(
                        name,
                        enterprise,
                        creditCode,
                        park,
                        t(kind),
                        translated(deviceClass),
                        translated(stage),
                        certificates)
                : Arrays.asList(
                        name,
                        enterprise,
                        creditCode,
                        park,
                        t(kind),
                        stage,
                        started == null ? null : started.toString());
    }

    private static @Nullable String translated(@Nullable String text) {
        return text == null ? null : t(text);
    }
}
