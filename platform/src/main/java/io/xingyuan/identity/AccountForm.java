package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** 新账号表单: what an administrator fills in for somebody. */
record AccountForm(
        @Pattern(regexp = "[a-zA-Z][a-zA-Z0-9._-]{2,29}", message = "登录名用 3 至 30 个字母、数字、点或短横，以字母开头。")
        String signInName,

        @NotBlank(message = "请填写姓名。") @Size(max = 40, message = "姓名最多 40 个字。")
        String name,

        @NotBlank(message = "请选择角色。") String role,
        String creditCode,
        String email,
        String password) {

    static final AccountForm EMPTY = new AccountForm("", "", "", "", "", "");

    AccountForm(
            @Nullable String signInName,
            @Nullable String name,
            @Nullable String role,
            @Nullable String creditCode,
            @Nullable String email,
            @Nullable String password) {
        this.signInName = orEmpty(signInName);
        this.name = orEmpty(name);
        this.role = orEmpty(role);
        this.creditCode = orEmpty(creditCode);
        this.email = orEmpty(email);
        this.password = orEmpty(password);
    }

    /** Everybody but a guest can have an account. */
    static List<Role> roles() {
        return Arrays.stream(Role.values()).filter(role -> role != Role.GUEST).toList();
    }

    Optional<Role> chosen() {
        return roles().stream().filter(each -> each.name().equals(role)).findFirst();
    }

    boolean ofEnterprise() {
        return chosen().map(Role::ofEnterprise).orElse(false);
    }

    void check(BindingResult binding, boolean taken, boolean employerKnown, boolean emailTaken) {
        if (taken) {
            binding.rejectValue("signInName", "taken", "这个登录名已有人用，请换一个。");
        }
        if (!role.isBlank() && chosen().isEmpty()) {
            binding.rejectValue("role", "unknown", "请选择角色。");
        }
        if (ofEnterprise() && !employerKnown) {
            binding.rejectValue("creditCode", "unknown", "没有找到这家企业：请核对统一社会信用代码，或先登记企业。");
        }
        if (!email.isEmpty() && !Emails.wellFormed(email)) {
            binding.rejectValue("email", "form", Emails.RULE);
        } else if (emailTaken) {
            binding.rejectValue("email", "taken", "这个邮箱已用于另一个账号。");
        }
        if (!Password.obeysRule(password)) {
            binding.rejectValue("password", "rule", Password.RULE);
        }
    }

    AccountForm withoutPassword() {
        return new AccountForm(signInName, name, role, creditCode, email, "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
