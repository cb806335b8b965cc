package io.xingyuan.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** 新账号表单: who the account is for; the first role stands in a {@link GrantForm} beside it. */
record AccountForm(
        @Pattern(regexp = "[a-zA-Z][a-zA-Z0-9._-]{2,29}", message = "登录名用 3 至 30 个字母、数字、点或短横，以字母开头。")
        String signInName,

        @NotBlank(message = "请填写姓名。") @Size(max = 40, message = "姓名最多 40 个字。")
        String name,

        String email) {

    static final AccountForm EMPTY = new AccountForm("", "", "");

    AccountForm(@Nullable String signInName, @Nullable String name, @Nullable String email) {
        this.signInName = signInName == null ? "" : signInName.strip();
        this.name = name == null ? "" : name.strip();
        this.email = email == null ? "" : email.strip();
    }

    void check(BindingResult binding, boolean taken, boolean emailTaken) {
        if (taken) {
            binding.rejectValue("signInName", "taken", "这个登录名已有人用，请换一个。");
        }
        if (!email.isEmpty() && !Emails.wellFormed(email)) {
            binding.rejectValue("email", "form", Emails.RULE);
        } else if (emailTaken) {
            binding.rejectValue("email", "taken", "这个邮箱已用于另一个账号。");
        }
    }
}
