package io.xingyuan.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** 一次性启用口令: lets whoever reads the start-up log create the first administrator, once. Only its hash is kept. */
record SetUpToken(String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static SetUpToken next() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new SetUpToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** A hash without salt is enough for 192 random bits. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String path() {
        return "/setup?token=" + secret;
    }

    @Override
    public String toString() {
        return "SetUpToken";
    }
}
