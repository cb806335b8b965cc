package io.xingyuan.identity.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** 恢复码: twelve letters and digits (60 bits) that stand in once for a lost authenticator. */
public record RecoveryCode(String text) {

    private static final String LETTERS = "023456789abcdefghjkmnpqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Ten of them. */
    public static List<RecoveryCode> ten() {
        return Stream.generate(RecoveryCode::next).distinct().limit(10).toList();
    }

    /** Whatever somebody typed, without blanks and dashes. */
    public static RecoveryCode typed(String typed) {
        String letters = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return new RecoveryCode(letters.replaceAll("(.{4})(?=.)", "$1-"));
    }

    /** Slow, for 60 bits could be tried one after the other; salted with its owner's id, 74 bits of which are random. */
    public String hash(UUID owner) {
        byte[] salt = ByteBuffer.allocate(16)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array();
        return HexFormat.of().formatHex(PasswordHashes.argon2(text.getBytes(StandardCharsets.UTF_8), salt));
    }

    private static RecoveryCode next() {
        return typed(RANDOM.ints(12, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString());
    }
}
