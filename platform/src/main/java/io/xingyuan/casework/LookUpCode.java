package io.xingyuan.casework;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 查询码: eight characters that nobody confuses, without which a number tells the public nothing. */
final class LookUpCode {

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LookUpCode() {}

    static String next() {
        return IntStream.range(0, LENGTH)
                .mapToObj(i -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }
}
