package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Mask;
import java.time.Instant;
import java.util.UUID;

/** 收款账户: where an enterprise's money goes; {@code number} is in the clear, pages show {@link #masked}. */
record BankAccount(
        UUID id,
        EnterpriseId enterprise,
        String holder,
        String bank,
        String bankCode,
        String number,
        String enteredBy,
        Instant enteredAt) {

    String masked() {
        return Mask.BANK_ACCOUNT.of(number);
    }

    @Override
    public String toString() {
        return holder + " " + masked();
    }
}
