package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 叠加: how awards of one group stand to each other.
 *
 * @param capFen for SUM the most that one enterprise gets out of the group in a year, in 分; null when there is no limit
 */
public record Stacking(String group, Rule rule, @Nullable Long capFen) {

    /** 叠加规则. */
    public enum Rule {
        /** 就高不重复: of an enterprise's awards only the highest counts. */
        MAX,
        /** 可叠加: they add up, to the cap where one is stated. */
        SUM,
        /** 同一支出不重复: of one subject's awards for the same expenditure only the highest counts. */
        EXCLUSIVE
    }

    /** Whether one award of the group can leave less for another. */
    public boolean competes() {
        return rule != Rule.SUM || capFen != null;
    }
}
