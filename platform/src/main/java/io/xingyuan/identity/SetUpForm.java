package io.xingyuan.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.validation.BindingResult;

/** 首个管理员: what the set-up page asks for. */
record SetUpForm(
        String token,

        @Pattern(regexp = "[a-zA-Z][a-zA-Z0-9._-]{2,29}", message = "登录名用 3 至 30 个字母、数字、点或短横，以字母开头。")
        String signInName,

        @NotBlank(message = "请填写姓名。") @Size(max = 40, message = "姓名最多 40 个字。")
        String name,

        String password,
        String repeated) {

    SetUpForm {
        token = token == null ? "" : token;
        signInName = signInName == null ? "" : signInName;
        name = name == null ? "" : name;
        password = password == null ? "" : password;
        repeated = repeated == null ? "" : repeated;
    }

    static SetUpForm empty(String token) {
        return new SetUpForm(token, "", "", "", "");
    }

    /** The form once more, without what must not be sent back. */
    SetUpForm withoutPasswords() {
        return new SetUpForm(token, signInName, name, "", "");
    }

    void check(BindingResult binding, Optional<String> objection) {
        if (objection.isPresent()) {
            binding.rejectValue("password", "rule", objection.get());
        } else if (!password.equals(repeated)) {
            binding.rejectValue("repeated", "different", "两次填写的口令不一样。");
        }
    }
}
