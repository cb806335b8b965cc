package io.xingyuan.policy.recovery;

import io.xingyuan.kernel.Refusal;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 到账登记表单, as typed.
 *
 * @param amount in 元; empty for all that is still to come
 * @param key counts once, however often it is sent
 */
public record TakeForm(String amount, String receipt, String key) {

    private static final int LONGEST = 200;

    public TakeForm(@Nullable String amount, @Nullable String receipt, @Nullable String key) {
        this.amount = Objects.requireNonNullElse(amount, "").replaceAll("[,，\\s]", "");
        this.receipt = Objects.requireNonNullElse(receipt, "").strip();
        this.key = Objects.requireNonNullElse(key, "");
    }

    /** In 分; 0 for nothing typed. */
    long fen() {
        if (amount.isEmpty()) {
            return 0;
        }
        if (!amount.matches("\\d{1,13}(\\.\\d{1,2})?") || new BigDecimal(amount).signum() <= 0) {
            throw new Refusal("到账金额应为以元计的正数，例如 125000 或 125000.50。");
        }
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    void mustNameItsReceipt() {
        if (receipt.isEmpty() || receipt.length() > LONGEST) {
            throw new Refusal("请填写到账凭证，例如银行回单号，最多 200 个字。");
        }
    }
}
