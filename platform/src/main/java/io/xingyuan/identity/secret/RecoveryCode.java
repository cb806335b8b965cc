package io.xingyuan.identity.secret;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
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

    /** Salted with its owner's id. */
    public String hash(Object owner) {
        return SecretToken.hash(owner + ":" + text);
    }

    private static RecoveryCode next() {
        return typed(RANDOM.ints(12, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString());
    }
}
