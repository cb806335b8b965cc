package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Mask;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * 收款账户: where an enterprise's money goes; {@code number} is in the clear, pages show {@link #masked}.
 *
 * @param byHouse whether the park entered it, not the enterprise itself
 * @param instead whether it stands in the place of an earlier one
 */
record BankAccount(
        UUID id,
        EnterpriseId enterprise,
        String holder,
        String bank,
        String bankCode,
        String number,
        String enteredBy,
        Instant enteredAt,
        boolean byHouse,
        boolean instead) {

    String masked() {
        return Mask.BANK_ACCOUNT.of(number);
    }

    /** What whoever checks a payment is to look at, in the reader's language: that the money goes to whom it is for. */
    List<String> doubts(Payment payment) {
        List<String> doubts = new ArrayList<>();
        if (!plain(holder).equals(plain(payment.enterpriseName()))) {
            doubts.add(t("户名与企业名称不一致"));
        }
        if (byHouse) {
            doubts.add(t("由财务登记，不是企业自己登记"));
        }
        if (instead && enteredAt.isAfter(payment.madeAt())) {
            doubts.add(t("预留资金以后换过账户"));
        }
        return doubts;
    }

    /** The same for every way of writing the same name. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Override
    public String toString() {
        return holder + " " + masked();
    }
}
