package io.xingyuan.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 摘要: SHA-256, which every JDK has. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
