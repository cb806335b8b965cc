package io.xingyuan.enterprise;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * 事实填报: what somebody types to supply or correct a fact.
 *
 * @param source where it comes from; the enterprise's own people leave it out
 * @param asOf the day for which it holds; empty for today
 * @param rank {@code authority} or {@code park}
 */
record FactForm(
        int year,

        @NotBlank(message = "请填写数值") @Size(max = 200, message = "最多200个字")
        String value,

        @Nullable @Size(max = 100, message = "来源最多100个字") String source,
        @Nullable String asOf,
        @Nullable String rank) {}
