package io.xingyuan.identity;

import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.identity.secret.SignInProfile;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * 口令核对: counts, then compares. A name that nobody bears is counted and compared like any other, so that neither the
 * answer nor its time tells who has an account. A browser that somebody signed in at before has a count of its own:
 * failures elsewhere lock the strangers out, not the person (ADR 0206).
 */
@Component
class PasswordCheck {

    /** Each comparison takes 19 MiB. */
    private static final Semaphore AT_ONCE = new Semaphore(8, true);

    /** What is compared when nobody bears the name: as much work, and no password fits. */
    private static final String NOBODYS = "{argon2}$argon2id$v=19$m=19456,t=2,p=1"
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Accounts accounts;
    private final KnownDevices devices;
    private final Throttle throttle;
    private final SignInProfile profile;
    private final SignInBook book;
    private final PasswordEncoder passwords;

    PasswordCheck(
            Accounts accounts,
            KnownDevices devices,
            Throttle throttle,
            SignInProfile profile,
            SignInBook book,
            PasswordEncoder passwords) {
        this.accounts = accounts;
        this.devices = devices;
        this.throttle = throttle;
        this.profile = profile;
        this.book = book;
        this.passwords = passwords;
    }

    /** What a check says. */
    sealed interface Answer {}

    record Right(Account account) implements Answer {}

    record Refused(SigningIn.Outcome outcome) implements Answer {}

    Answer check(String name, String password, Place place, Optional<String> device) {
        Optional<Account> account = accounts.bySignInName(name).filter(each -> each.password() != null);
        String counter = counter(name, account, device);
        boolean stranger = counter.startsWith("name:");
        String address = "address:" + place.network();
        if (stranger && !throttle.allows(address, profile.failuresOfAnAddress(), profile.locked())) {
            return new Refused(SigningIn.Outcome.BUSY);
        }
        int used = throttle.take(counter, profile.failures(), profile.locked());
        boolean right = matches(password, account.map(Account::password).orElse(NOBODYS));
        if (account.isEmpty() || !right || used > profile.failures()) {
            account.ifPresentOrElse(
                    each -> book.failed(each, place, used == profile.failures()), () -> book.unknown(name));
            return new Refused(SigningIn.Outcome.WRONG);
        }
        throttle.clear(counter);
        if (stranger) {
            throttle.giveBack(address);
        }
        upgrade(account.get(), password);
        return new Right(account.get());
    }

    /** Whether this is the person's password, with as many tries as at the sign-in. */
    boolean proves(Account account, String password, Place place, Optional<String> device) {
        String counter = "again:" + counter(account.signInName(), Optional.of(account), device);
        return counted(
                counter, account, place, () -> account.password() != null && matches(password, account.password()));
    }

    /** Counts an attempt, then makes it. */
    boolean counted(String counter, Account account, Place place, BooleanSupplier attempt) {
        int used = throttle.take(counter, profile.failures(), profile.locked());
        if (used <= profile.failures() && attempt.getAsBoolean()) {
            throttle.clear(counter);
            return true;
        }
        book.failed(account, place, used == profile.failures());
        return false;
    }

    /** Takes one of the tries that a counter has. */
    boolean allowed(String counter) {
        return throttle.allows(counter, profile.failures(), profile.locked());
    }

    void forget(String counter) {
        throttle.clear(counter);
    }

    /** Under what the attempts at this name are counted: its own count at a browser that its person has used before. */
    String counter(String name, Optional<Account> account, Optional<String> device) {
        String who = counterOfStrangers(name);
        return account.filter(each ->
                        device.filter(token -> devices.knows(token, each.id())).isPresent())
                .map(each -> "device:" + SecretToken.hash(device.orElseThrow()) + ":" + who)
                .orElse(who);
    }

    /** The count of everybody who tries this name at a browser that its person has not used. */
    static String counterOfStrangers(String name) {
        return "name:" + SecretToken.hash(name.strip().toLowerCase(Locale.ROOT));
    }

    private boolean matches(String password, String hash) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            AT_ONCE.release();
        }
    }

    private void upgrade(Account account, String password) {
        if (account.password() != null && passwords.upgradeEncoding(account.password())) {
            book.rehashed(
                    account, Optional.ofNullable(passwords.encode(password)).orElseThrow());
        }
    }
}
