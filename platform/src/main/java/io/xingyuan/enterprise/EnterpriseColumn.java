package io.xingyuan.enterprise;

import java.util.Arrays;
import java.util.List;

/** 列表栏目: what the list and its export show of an enterprise beside its name. */
enum EnterpriseColumn {
    CREDIT_CODE("统一社会信用代码"),
    PARK("园区"),
    CHAIN("产业链"),
    INDUSTRY("行业代码"),
    SIZE("规模"),
    REVENUE("营业收入（万元）"),
    QUALIFICATIONS("资质"),
    FOUNDED("成立日期"),
    UPDATED("更新");

    static final List<EnterpriseColumn> USUAL = List.of(CREDIT_CODE, PARK, CHAIN, SIZE, REVENUE, QUALIFICATIONS);

    private final String label;

    EnterpriseColumn(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String stored() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean amount() {
        return this == REVENUE;
    }

    /** The columns asked for, in the order of the list; the usual ones when none is. */
    static List<EnterpriseColumn> of(List<String> asked) {
        List<EnterpriseColumn> columns = Arrays.stream(values())
                .filter(column -> asked.contains(column.stored()))
                .toList();
        return columns.isEmpty() ? USUAL : columns;
    }
}
