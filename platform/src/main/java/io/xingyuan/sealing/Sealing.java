package io.xingyuan.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 加密: turns the values of sealed columns into ciphertext and back. Text form: {@code v1:key:base64}. */
public final class Sealing {

    static final String VERSION = "v1:";

    private final KeyRing ring;

    Sealing(KeyRing ring) {
        this.ring = ring;
    }

    /** Encrypts with the newest key, bound to the row; the empty text stays empty. */
    public String seal(SealedColumn column, Object row, String plain) {
        if (plain.isEmpty()) {
            return "";
        }
        RingKey key = ring.newest();
        try {
            byte[] sealed =
                    key.cipher().encrypt(key.secret(), plain.getBytes(StandardCharsets.UTF_8), column.place(row));
            return VERSION + key.id() + ":" + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Decrypts what lies in this row.
     *
     * @throws Unopenable when it was changed, comes from another row, or its key is not in the ring
     */
    public String open(SealedColumn column, Object row, String stored) {
        if (stored.isEmpty()) {
            return "";
        }
        String[] parts = stored.split(":", 3);
        if (parts.length != 3 || !parts[0].equals("v1")) {
            throw new Unopenable(column, row);
        }
        RingKey key = ring.key(parts[1]).orElseThrow(() -> new Unopenable(column, row));
        try {
            byte[] whole = Base64.getDecoder().decode(parts[2]);
            return new String(key.cipher().decrypt(key.secret(), whole, column.place(row)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException tampered) {
            throw new Unopenable(column, row, tampered);
        }
    }

    /** The blind index: equal values, case and outer spaces apart, have equal ones. Cannot be turned back. */
    public String index(SealedColumn column, String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ring.indexKey(), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(column.normal(plain).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
