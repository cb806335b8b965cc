package io.xingyuan.engine;

import java.util.List;
import java.util.stream.Collectors;

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

        /** As people write it: a line {@code 起点 比率} for each tier. */
        public String lines() {
            return tiers.stream().map(tier -> tier.over() + " " + tier.rate()).collect(Collectors.joining("\n"));
        }
    }

    /** 一段. */
    record Tier(Value.Money over, Value.Ratio rate) {}
}
