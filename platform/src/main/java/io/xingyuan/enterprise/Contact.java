package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Mask;
import java.util.UUID;

/** 联系人: a person at an enterprise. Printed without the numbers. */
record Contact(
        UUID id, EnterpriseId enterprise, String name, String position, String phone, String email, boolean main) {

    String maskedPhone() {
        return Mask.PHONE.of(phone);
    }

    String maskedEmail() {
        return Mask.EMAIL.of(email);
    }

    /** Whether something of it is masked. */
    boolean hides() {
        return !phone.isEmpty() || !email.isEmpty();
    }

    @Override
    public String toString() {
        return "Contact " + id;
    }
}
