package io.xingyuan.identity.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/**
 * 登录规则: the limits of signing in, from {@code identity/sign-in-profiles.yaml}.
 *
 * @param source where the limits come from
 * @param rule what a password must be, as one Chinese sentence
 * @param shortest in characters, as {@code longest}
 * @param classes how many of the four classes of characters a password needs
 * @param notReused how many former passwords may not come back
 * @param passwordDays days after which a password must be changed; 0 for never
 * @param failures wrong passwords until an account is locked for unknown devices
 * @param failuresOfAnAddress attempts that fail from one address within {@code locked}
 * @param fresh how long after a proof of identity sensitive operations ask for no other
 * @param dormantDays days without sign-in after which an account is suspended
 * @param codesForAll whether everybody needs a one-time code, not only administrators
 */
public record SignInProfile(
        String source,
        String rule,
        int shortest,
        int longest,
        int classes,
        boolean refuseCommon,
        int notReused,
        int passwordDays,
        int failures,
        Duration locked,
        int failuresOfAnAddress,
        Duration idle,
        Duration absolute,
        Duration fresh,
        int dormantDays,
        boolean codesForAll) {

    private static final String COMMON = "这个口令太常见，容易被猜到，请换一个。";
    private static final String NAMED = "口令里不能含有登录名。";

    /** The profile of this name: {@code dengbao} or {@code asvs}. */
    public static SignInProfile named(String name) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("profiles", new ClassPathResource("identity/sign-in-profiles.yaml"))
                    .forEach(sources::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind(name, SignInProfile.class)
                .orElseThrow(
                        () -> new IllegalStateException("xingyuan.sign-in.profile 只能是 dengbao 或 asvs，不能是 " + name));
    }

    /** What is wrong with a new password, as a Chinese sentence; nothing when it may be used. */
    public Optional<String> objection(String password, String signInName) {
        int length = password.codePointCount(0, password.length());
        if (length < shortest || length > longest || classes(password) < classes) {
            return Optional.of(rule);
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (signInName.length() >= 3 && small.contains(signInName.toLowerCase(Locale.ROOT))) {
            return Optional.of(NAMED);
        }
        return refuseCommon && CommonPasswords.contain(small) ? Optional.of(COMMON) : Optional.empty();
    }

    private static long classes(String password) {
        return Stream.of("\\p{Lu}", "\\p{Ll}", "\\p{Nd}", "[^\\p{Lu}\\p{Ll}\\p{Nd}]")
                .filter(kind -> password.matches("(?s).*" + kind + ".*"))
                .count();
    }
}
