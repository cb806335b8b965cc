package io.xingyuan.identity.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** 常见口令: the 30,000 of zxcvbn's list (MIT licence), and what people make of one key or one row of keys. */
final class CommonPasswords {

    private static final String LIST = "com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
    private static final List<String> ROWS = List.of(
            "01234567890123456789",
            "98765432109876543210",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopasdfghjklzxcvbnm",
            "1qaz2wsx3edc4rfv5tgb6yhn",
            "1q2w3e4r5t6y7u8i9o0p");
    private static final List<String> LOCAL = List.of("xingyuan", "woaini", "mima", "admin", "password", "yuanqu");

    private CommonPasswords() {}

    static boolean contain(String small) {
        return Known.WORDS.contains(small)
                || small.codePoints().distinct().count() <= 3
                || ROWS.stream().anyMatch(row -> row.contains(small))
                || LOCAL.stream().anyMatch(word -> small.matches(word + "[^a-z]*"));
    }

    private static final class Known {

        static final Set<String> WORDS = read();

        private static Set<String> read() {
            try (var list = new BufferedReader(
                    new InputStreamReader(new ClassPathResource(LIST).getInputStream(), StandardCharsets.UTF_8))) {
                return list.lines().collect(Collectors.toUnmodifiableSet());
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }
}
