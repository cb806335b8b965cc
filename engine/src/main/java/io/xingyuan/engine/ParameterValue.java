package io.xingyuan.engine;

import java.util.List;

/** 参数的值: a single value, a list of codes, or a table of marginal tiers. */
public sealed interface ParameterValue {

    /** 单值. */
    record Single(Value value) implements ParameterValue {}

    /** 代码名单, for {@code in}. */
    record Codes(List<String> codes) implements ParameterValue {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    /** 分段表: the part of the base above each threshold counts at that rate, up to the next threshold. */
    record Tiers(List<Tier> tiers) implements ParameterValue {
        public Tiers {
            tiers = List.copyOf(tiers);
        }
    }

    /** 一段. */
    record Tier(Value.Money over, Value.Ratio rate) {}
}
