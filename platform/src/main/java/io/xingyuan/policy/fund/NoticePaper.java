package io.xingyuan.policy.fund;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/** 拨付通知 as it is printed. */
record NoticePaper(Payment payment, LocalDate today) {

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
                String.valueOf(payment.fen()),
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
