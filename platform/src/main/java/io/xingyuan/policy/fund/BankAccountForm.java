package io.xingyuan.policy.fund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** 收款账户表单, as typed. */
record BankAccountForm(
        @NotBlank(message = "请填写户名，应与营业执照一致。") @Size(max = 100, message = "户名最多 100 个字。")
        String holder,

        @NotBlank(message = "请填写开户行的全称。") @Size(max = 100, message = "开户行最多 100 个字。")
        String bank,

        @Pattern(regexp = "([0-9]{12})?", message = "联行号是 12 位数字；不知道可以不填。")
        String bankCode,

        @Pattern(regexp = "[0-9]{8,30}", message = "账号应为 8 至 30 位数字，可以带空格。")
        String number) {

    BankAccountForm(
            @Nullable String holder, @Nullable String bank, @Nullable String bankCode, @Nullable String number) {
        this.holder = text(holder);
        this.bank = text(bank);
        this.bankCode = halfWidth(bankCode);
        this.number = halfWidth(number).replaceAll("[\\s-]", "");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static String halfWidth(@Nullable String typed) {
        return Normalizer.normalize(text(typed), Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return holder + " " + bank;
    }
}
