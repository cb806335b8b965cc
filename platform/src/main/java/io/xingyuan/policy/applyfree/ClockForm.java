package io.xingyuan.policy.applyfree;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 公开时限表单, as typed. */
record ClockForm(
        @Pattern(regexp = "[1-9]\\d{0,2}", message = "请填写工作日数，1 到 365。")
        String amount,

        @NotBlank(message = "请写明依据的文件和条款。") @Size(max = 300, message = "依据最多 300 个字。")
        String source,

        int version) {

    static final int MOST = 365;

    ClockForm(@Nullable String amount, @Nullable String source, int version) {
        this.amount = Objects.requireNonNullElse(amount, "").strip();
        this.source = Objects.requireNonNullElse(source, "").strip();
        this.version = version;
    }
}
