package io.xingyuan.identity.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** 随机标识: 192 random bits that only their owner knows; tables keep the hash. */
public record SecretToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static SecretToken next() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** A hash without salt is enough for so many random bits. */
    public String hash() {
        return hash(text);
    }

    /** SHA-256 in hex. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "SecretToken";
    }
}
