package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import java.util.UUID;

/** 联系人: a person at an enterprise. */
record Contact(
        UUID id, EnterpriseId enterprise, String name, String position, String phone, String email, boolean main) {

    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 4;

    /** 138****1234. */
    String maskedPhone() {
        int hidden = phone.length() - SHOWN_BEFORE - SHOWN_AFTER;
        return hidden <= 0
                ? "*".repeat(phone.length())
                : phone.substring(0, SHOWN_BEFORE) + "*".repeat(hidden) + phone.substring(SHOWN_BEFORE + hidden);
    }
}
