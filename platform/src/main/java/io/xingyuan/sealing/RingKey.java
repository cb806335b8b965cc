package io.xingyuan.sealing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * 数据密钥: one key of the ring. Printed without its bytes.
 *
 * @param id from the key's hash, so that two keys never share one
 * @param since from when on it encrypted, until a newer one came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RingKey(String id, SealCipher cipher, Instant since, byte[] secret) {

    static RingKey make(SealCipher cipher, Instant now) {
        byte[] secret = new byte[cipher.keyBytes()];
        new SecureRandom().nextBytes(secret);
        return new RingKey(idOf(secret), cipher, now, secret);
    }

    /** @throws IllegalArgumentException when the line is not one of a ring, or the id is not that of the key */
    static RingKey of(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 5 || !parts[0].equals("key")) {
            throw new IllegalArgumentException("not a key");
        }
        byte[] secret = Base64.getDecoder().decode(parts[4]);
        SealCipher cipher = SealCipher.named(parts[2]);
        if (secret.length != cipher.keyBytes() || !idOf(secret).equals(parts[1])) {
            throw new IllegalArgumentException("a damaged key");
        }
        return new RingKey(parts[1], cipher, Instant.parse(parts[3]), secret);
    }

    String line() {
        return String.join(
                " ",
                "key",
                id,
                cipher.label(),
                since.toString(),
                Base64.getEncoder().encodeToString(secret));
    }

    private static String idOf(byte[] secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
