package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/** 拨付通知 as it is printed. */
record NoticePaper(Payment payment, Optional<BankAccount> account, LocalDate today) {

    /** What the letter tells, by how far the payment has come. */
    String says() {
        return switch (payment.status().account()) {
            case PAID -> t("贵单位的下列惠企政策资金已经拨付，现予通知。");
            case COMMITTED -> t("贵单位的下列惠企政策资金已经核定，正在办理拨付，现予通知。");
            default -> t("贵单位的下列惠企政策资金办理情况如下，请核对。");
        };
    }

    /** For the style sheet of the page, in which quotes end a text. */
    String seal() {
        return payment.number() + " · " + hash();
    }

    /** Over what the notice says: two notices with one hash say the same. */
    String hash() {
        String said = String.join(
                "\n",
                payment.number(),
                payment.creditCode(),
                payment.enterpriseName(),
                payment.clause(),
                payment.subjectName(),
                String.valueOf(payment.letterFen()),
                payment.recoveredFen()
                        + (payment.topUp().any() ? payment.topUp().toString() : ""),
                payment.status().name(),
                String.valueOf(payment.paidOn()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
