package io.xingyuan.policy.checkup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 差一点的界限, as typed.
 *
 * @param percent per cent of the condition's threshold
 * @param from the day from which it counts
 */
record ThresholdForm(
        @NotBlank(message = "请填写百分比，例如 50。")
        @Pattern(regexp = "\\s*(\\d{1,3}(\\.\\d{1,4})?)?\\s*", message = "百分比应为 0 到 999 的数，至多四位小数，例如 50。")
        @Nullable
        String percent,

        @NotBlank(message = "请填写自何日起。")
        @Pattern(regexp = "(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?", message = "日期应写作 2026-01-31 的样子。")
        @Nullable
        String from) {

    static final ThresholdForm EMPTY = new ThresholdForm("", "");
}
