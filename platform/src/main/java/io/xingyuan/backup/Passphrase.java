package io.xingyuan.backup;

import java.security.GeneralSecurityException;
import java.security.spec.KeySpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** 备份口令: makes the key that encrypts an archive. Printed without its words. */
record Passphrase(String words) {

    private static final int ROUNDS = 600_000; // OWASP Password Storage: PBKDF2 with HMAC-SHA-256

    SecretKeySpec key(byte[] salt) throws GeneralSecurityException {
        KeySpec spec = new PBEKeySpec(words.toCharArray(), salt, ROUNDS, 256);
        return new SecretKeySpec(
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(spec)
                        .getEncoded(),
                "AES");
    }

    /** Block by block, each with its number and whether it is the last: none can be moved, repeated or left out. */
    static Cipher cipher(int mode, SecretKeySpec key, byte[] header, int block, boolean last)
            throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        nonce[6] = (byte) (last ? 1 : 0);
        for (int i = 0; i < 4; i++) {
            nonce[8 + i] = (byte) (block >>> (24 - 8 * i));
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    @Override
    public String toString() {
        return "***";
    }
}
