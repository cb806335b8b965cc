package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** 邀请表单: whom an enterprise administrator invites. */
record InviteForm(
        @NotBlank(message = "请填写姓名。") @Size(max = 40, message = "姓名最多 40 个字。")
        String name,

        @Email(message = "邮箱地址的写法不对，如 name@example.com。") @Size(max = 200, message = "邮箱地址最多 200 个字符。")
        String mail,

        @Pattern(regexp = "ENTERPRISE_ADMINISTRATOR|ENTERPRISE_MEMBER", message = "请选择角色。")
        String role) {

    static final InviteForm EMPTY = new InviteForm("", "", Role.ENTERPRISE_MEMBER.name());

    InviteForm(@Nullable String name, @Nullable String mail, @Nullable String role) {
        this.name = name == null ? "" : name.strip();
        this.mail = mail == null ? "" : mail.strip();
        this.role = role == null ? "" : role;
    }

    Role chosen() {
        return Role.valueOf(role);
    }
}
