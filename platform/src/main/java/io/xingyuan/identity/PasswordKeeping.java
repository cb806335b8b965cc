package io.xingyuan.identity;

import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.identity.secret.SignInProfile;
import io.xingyuan.kernel.OnParkSide;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 口令管理: checks new passwords against the profile and sets them; whoever else is signed in is out then. */
@Component
@OnParkSide
class PasswordKeeping {

    private static final String USED = "这个口令最近用过，请换一个新的。";

    private final SignInProfile profile;
    private final PasswordEncoder passwords;
    private final PasswordBook book;

    PasswordKeeping(SignInProfile profile, PasswordEncoder passwords, PasswordBook book) {
        this.profile = profile;
        this.passwords = passwords;
        this.book = book;
    }

    String rule() {
        return profile.rule();
    }

    /** What is wrong with a first password, as a Chinese sentence. */
    Optional<String> objection(String password, String signInName) {
        return profile.objection(password, signInName);
    }

    /** What is wrong with a new password of this account, as a Chinese sentence. */
    Optional<String> objection(Account account, String password) {
        return objection(password, account.signInName())
                .or(() -> used(account, password) ? Optional.of(USED) : Optional.empty());
    }

    /** Sets a password that its person chose. */
    @Transactional
    void change(Account account, String password, Kind kind, Optional<Session> kept, Place place) {
        book.write(account, encoded(password), profile.notReused());
        book.endOthers(account, kept, place);
        book.fulfil(account);
        book.announce(kind, account, place);
    }

    private String encoded(String password) {
        return Optional.ofNullable(passwords.encode(password)).orElseThrow();
    }

    private boolean used(Account account, String password) {
        return book.former(account, profile.notReused()).stream().anyMatch(hash -> passwords.matches(password, hash));
    }
}
