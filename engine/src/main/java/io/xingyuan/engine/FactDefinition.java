package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 事实定义: one entry of the fact dictionary.
 *
 * @param name Chinese name, as written in expressions; unique
 * @param code machine code, unique
 * @param unit in which people enter and read it: 元/万元/亿元 for money, % for ratios, 人 and the like for whole
 *     numbers; empty when there is none
 * @param provider who supplies it; empty for a derived fact
 * @param says what exactly is meant
 * @param effort which way an enterprise can move it by its own efforts
 * @param freshDays after how many days a fact without year counts as stale; 0 for never
 * @param codes permitted codes; empty when the list is open or the type is not CODE
 * @param derived expression that computes it from other facts, or null when it is supplied
 */
public record FactDefinition(
        String name,
        String code,
        Entity entity,
        FactType type,
        String unit,
        Period period,
        String provider,
        String says,
        Effort effort,
        int freshDays,
        List<String> codes,
        @Nullable String derived) {

    public FactDefinition {
        codes = List.copyOf(codes);
    }

    /** The value in words with the unit of this fact, e.g. {@code 120人}. */
    public String show(Value value) {
        return value instanceof Value.Whole ? value + unit : value.toString();
    }
}
