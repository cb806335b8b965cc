package io.xingyuan.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** 重设口令: twice the new password, and the token of the link. */
record ResetForm(String token, String password, String repeated) {

    ResetForm(@Nullable String token, @Nullable String password, @Nullable String repeated) {
        this.token = token == null ? "" : token;
        this.password = password == null ? "" : password;
        this.repeated = repeated == null ? "" : repeated;
    }

    ResetForm withoutPasswords() {
        return new ResetForm(token, "", "");
    }

    void check(BindingResult binding, Optional<String> objection) {
        if (objection.isPresent()) {
            binding.rejectValue("password", "rule", objection.get());
        } else if (!password.equals(repeated)) {
            binding.rejectValue("repeated", "different", "两次填写的口令不一样。");
        }
    }
}
