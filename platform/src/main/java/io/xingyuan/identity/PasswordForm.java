package io.xingyuan.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** 修改口令: the old password and twice the new one; nothing of it is ever sent back. */
record PasswordForm(String old, String password, String repeated) {

    static final PasswordForm EMPTY = new PasswordForm("", "", "");

    PasswordForm(@Nullable String old, @Nullable String password, @Nullable String repeated) {
        this.old = old == null ? "" : old;
        this.password = password == null ? "" : password;
        this.repeated = repeated == null ? "" : repeated;
    }

    /** @param objection what is wrong with the new password */
    void check(BindingResult binding, boolean oldIsRight, Optional<String> objection) {
        if (!oldIsRight) {
            binding.rejectValue("old", "wrong", "原口令不对，或者连续失败被暂时锁定。");
        }
        if (objection.isPresent()) {
            binding.rejectValue("password", "rule", objection.get());
        } else if (password.equals(old)) {
            binding.rejectValue("password", "same", "新口令不能与原口令相同。");
        } else if (!password.equals(repeated)) {
            binding.rejectValue("repeated", "different", "两次填写的口令不一样。");
        }
    }
}
