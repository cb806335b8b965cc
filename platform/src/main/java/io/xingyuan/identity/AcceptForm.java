package io.xingyuan.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * 接受邀请表单: the password, and a sign-in name where the person makes the account.
 *
 * @param signInName unused when the account exists already
 */
record AcceptForm(String token, String signInName, String name, String password, String repeated) {

    AcceptForm(
            @Nullable String token,
            @Nullable String signInName,
            @Nullable String name,
            @Nullable String password,
            @Nullable String repeated) {
        this.token = token == null ? "" : token;
        this.signInName = signInName == null ? "" : signInName.strip();
        this.name = name == null ? "" : name.strip();
        this.password = password == null ? "" : password;
        this.repeated = repeated == null ? "" : repeated;
    }

    static AcceptForm of(String token, Invitation invitation) {
        String name = invitation.role() != null && invitation.role().administers() ? "" : invitation.name();
        return new AcceptForm(token, "", name, "", "");
    }

    AcceptForm withoutPasswords() {
        return new AcceptForm(token, signInName, name, "", "");
    }

    void check(BindingResult binding, boolean newAccount, boolean taken, Optional<String> objection) {
        if (newAccount && !signInName.matches("[a-zA-Z][a-zA-Z0-9._-]{2,29}")) {
            binding.rejectValue("signInName", "form", "登录名用 3 至 30 个字母、数字、点或短横，以字母开头。");
        } else if (newAccount && taken) {
            binding.rejectValue("signInName", "taken", "这个登录名已有人用，请换一个。");
        }
        if (newAccount && (name.isEmpty() || name.length() > 40)) {
            binding.rejectValue("name", "blank", "请填写姓名，最多 40 个字。");
        }
        if (objection.isPresent()) {
            binding.rejectValue("password", "rule", objection.get());
        } else if (!password.equals(repeated)) {
            binding.rejectValue("repeated", "different", "两次填写的口令不一样。");
        }
    }
}
