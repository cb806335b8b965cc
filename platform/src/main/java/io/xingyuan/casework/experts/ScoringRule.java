package io.xingyuan.casework.experts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** 计分规则: how the sheets of a panel become one result. */
enum ScoringRule {
    MEAN("全部平均", 1),
    TRIMMED("去掉一个最高分和一个最低分后平均", 3);

    private static final int DIGITS = 2;

    private final String label;
    private final int least;

    ScoringRule(String label, int least) {
        this.label = label;
        this.least = least;
    }

    String label() {
        return label;
    }

    /** How many sheets it needs. */
    int least() {
        return least;
    }

    /** Rounded half up to two digits. */
    BigDecimal result(List<BigDecimal> totals) {
        if (totals.size() < least) {
            throw new IllegalArgumentException(totals.size() + " sheets");
        }
        List<BigDecimal> counted =
                this == TRIMMED ? totals.stream().sorted().toList().subList(1, totals.size() - 1) : totals;
        return counted.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(counted.size()), DIGITS, RoundingMode.HALF_UP);
    }
}
