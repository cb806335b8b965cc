package io.xingyuan.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** 加密算法: authenticated encryption with a fresh nonce before each ciphertext. */
enum SealCipher {
    AES_256_GCM("AES-256-GCM", "AES", 32),
    /** GB/T 32907, where a commercial-cipher assessment asks for it. */
    SM4_GCM("SM4-GCM", "SM4", 16);

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final Provider SM = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String label;
    private final String algorithm;
    private final int keyBytes;

    SealCipher(String label, String algorithm, int keyBytes) {
        this.label = label;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
    }

    static SealCipher named(String label) {
        return Arrays.stream(values())
                .filter(cipher -> cipher.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an unknown algorithm"));
    }

    String label() {
        return label;
    }

    int keyBytes() {
        return keyBytes;
    }

    byte[] encrypt(byte[] key, byte[] plain, String place) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    byte[] decrypt(byte[] key, byte[] whole, String place) throws GeneralSecurityException {
        if (whole.length < NONCE + TAG_BITS / 8) {
            throw new GeneralSecurityException("too short");
        }
        return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, NONCE), place)
                .doFinal(whole, NONCE, whole.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonce, String place) throws GeneralSecurityException {
        String transformation = algorithm + "/GCM/NoPadding";
        Cipher cipher = this == SM4_GCM ? Cipher.getInstance(transformation, SM) : Cipher.getInstance(transformation);
        cipher.init(mode, new SecretKeySpec(key, algorithm), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
