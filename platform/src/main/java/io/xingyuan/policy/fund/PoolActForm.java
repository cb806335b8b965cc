package io.xingyuan.policy.fund;

import io.xingyuan.kernel.Ids;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** 资金池变动表单, as typed. */
record PoolActForm(
        @Pattern(regexp = Wan.TYPED, message = Wan.MESSAGE) String amount,

        @NotBlank(message = "请填写依据，例如文件的名称和文号。") @Size(max = 200, message = "依据最多 200 个字。")
        String reason,

        String to,
        String key) {

    static final PoolActForm EMPTY = new PoolActForm("", "", "", "");

    PoolActForm(@Nullable String amount, @Nullable String reason, @Nullable String to, @Nullable String key) {
        this.amount = text(amount);
        this.reason = text(reason);
        this.to = text(to);
        this.key = text(key);
    }

    /** The other pool of a transfer. */
    PoolId target(Pools pools) {
        return pools.get(new PoolId(Ids.of(to, "资金池"))).id();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
