package io.xingyuan.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * 数据侧账号: the database account of one side. Its password follows from the owner's secret, so that every process on
 * the same database knows it and nobody has to keep it.
 */
record SideAccount(String name, String password) {

    static final String ENTERPRISE = "_enterprise_side";
    static final String PARK = "_park_side";

    private static final int LONGEST_NAME = 63;
    private static final int ROUNDS = 4096;

    static SideAccount of(String installation, String side, String secret) {
        String name = installation + side;
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            name = "xingyuan_" + HexFormat.of().formatHex(sha256(utf8(installation)), 0, 12) + side;
        }
        byte[] derived = hmac(utf8(secret), utf8("xingyuan database account " + name));
        return new SideAccount(name, Base64.getUrlEncoder().withoutPadding().encodeToString(derived));
    }

    /** The name as SQL takes it. */
    String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * What the server keeps of the password, RFC 5803 as PostgreSQL writes it: with it the account can be made without
     * telling the password to anybody, the server's log included.
     */
    String verifier() {
        byte[] salt = Arrays.copyOf(sha256(utf8("salt " + name + password)), 16);
        byte[] salted = stretch(salt);
        byte[] stored = sha256(hmac(salted, utf8("Client Key")));
        byte[] server = hmac(salted, utf8("Server Key"));
        Base64.Encoder base64 = Base64.getEncoder();
        return "SCRAM-SHA-256$" + ROUNDS + ":" + base64.encodeToString(salt) + "$" + base64.encodeToString(stored) + ":"
                + base64.encodeToString(server);
    }

    private byte[] stretch(byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
