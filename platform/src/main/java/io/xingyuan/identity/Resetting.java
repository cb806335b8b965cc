package io.xingyuan.identity;

import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.notice.Mail;
import io.xingyuan.notice.Outbox;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 找回口令: by a link in a mail. Whoever asks learns nothing about who has an account. */
@Component
@OnParkSide
class Resetting {

    private static final int MAILS_AN_HOUR = 3;
    private static final int ASKED_FROM_AN_ADDRESS = 20;

    private final Accounts accounts;
    private final Emails emails;
    private final PasswordResets resets;
    private final Throttle throttle;
    private final PasswordKeeping passwords;
    private final SignInBook book;
    private final Outbox outbox;
    private final HouseAddress house;

    Resetting(
            Accounts accounts,
            Emails emails,
            PasswordResets resets,
            Throttle throttle,
            PasswordKeeping passwords,
            SignInBook book,
            Outbox outbox,
            HouseAddress house) {
        this.accounts = accounts;
        this.emails = emails;
        this.resets = resets;
        this.throttle = throttle;
        this.passwords = passwords;
        this.book = book;
        this.outbox = outbox;
        this.house = house;
    }

    /** Sends a link to the person who bears this sign-in name or address, if there is one. */
    @Transactional
    void ask(String nameOrEmail, Place place) {
        Duration hour = Duration.ofHours(1);
        if (!throttle.allows("reset:" + place.network(), ASKED_FROM_AN_ADDRESS, hour)) {
            return;
        }
        Optional<Account> account = accounts.bySignInName(nameOrEmail)
                .or(() -> emails.account(nameOrEmail).flatMap(accounts::byId))
                .filter(each -> !each.disabled());
        account.ifPresent(person -> emails.of(person.id())
                .filter(email -> throttle.allows("reset:" + person.id(), MAILS_AN_HOUR, hour))
                .ifPresent(email -> send(person, email, place)));
    }

    /** Whose link this is. */
    Optional<Account> account(String token) {
        return resets.account(token).flatMap(accounts::byId).filter(each -> !each.disabled());
    }

    Optional<String> objection(Account account, String password) {
        return passwords.objection(account, password);
    }

    /** Sets the new password, ends every session of the account, voids the link. */
    @Transactional
    void reset(String token, String password, Place place) {
        Account account = account(token).orElseThrow(() -> new NotFound("找回口令的链接"));
        if (!resets.spend(token, account.id())) {
            throw new NotFound("找回口令的链接");
        }
        passwords.change(account, password, Kind.RESET, Optional.empty(), place);
        throttle.clear(PasswordCheck.counterOfStrangers(account.signInName()));
    }

    private void send(Account account, String email, Place place) {
        SecretToken token = SecretToken.next();
        resets.add(token, account.id());
        book.announce(Kind.RESET_ASKED, account, place);
        outbox.send(new Mail(
                email,
                "杏园：找回口令 · Reset your password",
                """
                %s，您好：
                有人申请重新设置您的登录口令。如果是您本人，请在 10 分钟内打开下面的链接，它只能用一次：
                Open this link within 10 minutes to choose a new password. It works once:
                %s
                如果不是您本人，请不必理会，口令不会改变。 If this was not you, ignore this mail.
                """.formatted(account.name(), house.of("/sign-in/reset?token=" + token.text())),
                true,
                PasswordResets.OPEN));
    }
}
