package io.xingyuan.identity.secret;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 动态口令密钥: what the person's authenticator and the house share; makes a code of six digits every 30 seconds
 * (RFC 6238 with HMAC-SHA-1, RFC 4226 section 5.3).
 *
 * @param base32 160 bits as RFC 4648 letters, as authenticators take them
 */
public record CodeSecret(String base32) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static CodeSecret next() {
        return new CodeSecret(RANDOM.ints(32, 0, 32)
                .collect(StringBuilder::new, (text, at) -> text.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString());
    }

    /**
     * The step of time whose code this is: the current one, later than the last one used; none for a wrong code. A code
     * lives for its 30 seconds and no longer.
     */
    public OptionalLong accepts(String code, Instant now, long lastStep) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP);
        return current > lastStep && codeAt(current).equals(code) ? OptionalLong.of(current) : OptionalLong.empty();
    }

    /** The code that is shown at this moment. */
    public String code(Instant now) {
        return codeAt(Math.floorDiv(now.getEpochSecond(), STEP));
    }

    /** What a QR code tells an authenticator. */
    public String address(String house, String person) {
        return "otpauth://totp/" + encoded(house + ":" + person) + "?secret=" + base32 + "&issuer=" + encoded(house);
    }

    /** In groups of four, to be typed. */
    public String grouped() {
        return base32.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private String codeAt(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash, at, 4).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int letter = LETTERS.indexOf(base32.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((letter >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return bytes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "CodeSecret";
    }
}
