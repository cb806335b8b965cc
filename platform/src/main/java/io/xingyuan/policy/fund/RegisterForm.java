package io.xingyuan.policy.fund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** 拨付登记表单, as typed. */
record RegisterForm(
        @Pattern(regexp = "[0-9a-f-]{36}", message = "请选择资金池。")
        String pool,

        @Pattern(regexp = "20[0-9]{2}", message = "请填写四位年度，例如 2026。")
        String year,

        @NotBlank(message = "请逐行填写：信用代码、条款号、金额。") String lines,
        String key) {

    RegisterForm(@Nullable String pool, @Nullable String year, @Nullable String lines, @Nullable String key) {
        this.pool = text(pool);
        this.year = text(year);
        this.lines = lines == null ? "" : lines;
        this.key = text(key);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
