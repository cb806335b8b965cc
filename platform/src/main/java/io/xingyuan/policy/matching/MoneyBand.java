package io.xingyuan.policy.matching;

import io.xingyuan.engine.MoneyBands;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 金额档: one of the parts that a money total falls into. */
enum MoneyBand {
    CERTAIN("确定", "ok", "符合，且条款写明数额"),
    CEILING("上限", "accent", "符合，但条款只定上限或由主管部门酌定"),
    PENDING("未知", "miss", "待补数据或待认定，查清后至多这么多"),
    UNSTATED("未定", "no", "符合或待定，但说不出数额");

    private final String label;
    private final String look;
    private final String definition;

    MoneyBand(String label, String look, String definition) {
        this.label = label;
        this.look = look;
        this.definition = definition;
    }

    String label() {
        return label;
    }

    String look() {
        return look;
    }

    String definition() {
        return definition;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In 分, but a number of rows for {@link #UNSTATED}. */
    long of(MoneyBands money) {
        return switch (this) {
            case CERTAIN -> money.certainFen();
            case CEILING -> money.ceilingFen();
            case PENDING -> money.pendingFen();
            case UNSTATED -> money.unstated();
        };
    }

    static Optional<MoneyBand> at(String path) {
        return Arrays.stream(values()).filter(band -> band.path().equals(path)).findFirst();
    }
}
