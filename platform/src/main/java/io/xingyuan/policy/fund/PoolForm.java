package io.xingyuan.policy.fund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** 资金池表单, as typed. */
record PoolForm(
        @Pattern(regexp = "20[0-9]{2}", message = "请填写四位预算年度，例如 2026。")
        String year,

        @NotBlank(message = "请填写资金池的名称。") @Size(max = 60, message = "名称最多 60 个字。")
        String name,

        @NotBlank(message = "请填写资金来源。") @Size(max = 80, message = "资金来源最多 80 个字。")
        String source,

        @NotBlank(message = "请填写下达文件的文号。") @Size(max = 80, message = "文号最多 80 个字。")
        String document,

        @Pattern(regexp = Wan.TYPED, message = Wan.MESSAGE) String amount,
        String key) {

    PoolForm(
            @Nullable String year,
            @Nullable String name,
            @Nullable String source,
            @Nullable String document,
            @Nullable String amount,
            @Nullable String key) {
        this.year = text(year);
        this.name = text(name);
        this.source = text(source);
        this.document = text(document);
        this.amount = text(amount);
        this.key = text(key);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
